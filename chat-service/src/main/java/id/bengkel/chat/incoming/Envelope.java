package id.bengkel.chat.incoming;

import com.fasterxml.jackson.databind.JsonNode;
import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.chat.incoming.MessageChange.Kind;
import id.bengkel.chat.outgoing.Deliveries.Told;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads what Whapi sends, in its own form and in the shorter one of the first documents. What means nothing is left out. */
final class Envelope {

    private static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 200;
    private static final String GROUP = "@g.us";
    private static final String HIDDEN = "@lid";

    /** What people show to everybody, and what channels tell their followers: nothing that could be answered. */
    private static final Pattern NO_CHAT = Pattern.compile("^stories$|@(broadcast|newsletter)$");

    /** What Whapi calls the steps of a message's way, and what we call them. */
    private static final Map<String, String> STATUSES = Map.of(
            "sent", "sent",
            "delivered", "delivered",
            "read", "read",
            "played", "read",
            "failed", "failed");

    private final List<WrittenMessage> messages = new ArrayList<>();
    private final List<MessageChange> changes = new ArrayList<>();
    private final List<Told> deliveries = new ArrayList<>();

    private Envelope() {}

    static WebhookCall read(JsonNode envelope, String body, String requestId) {
        Envelope read = new Envelope();
        Json.items(envelope.path("messages")).forEach(read::message);
        Json.items(envelope.path("messages_updates")).forEach(read::update);
        Json.items(envelope.path("messages_removed")).forEach(read::removal);
        Json.items(envelope.path("statuses")).forEach(read::status);
        return new WebhookCall(body, requestId, read.messages, read.changes, read.deliveries);
    }

    private void message(JsonNode message) {
        String address = address(message);
        if (address == null) {
            return;
        }
        if ("action".equals(Json.text(message, "type"))) {
            action(address, message.path("action"));
            return;
        }
        boolean group = address.endsWith(GROUP);
        PhoneNumber phone = phone(address);
        boolean fromMe = message.path("from_me").asBoolean(false);
        String name = Json.shortText(message, LONGEST_NAME, "from_name", "pushname");
        WrittenMessage.Content content = MessageContent.of(message);
        Instant writtenAt = instant(message.path("timestamp"));
        messages.add(new WrittenMessage(
                address,
                phone,
                group,
                group || fromMe ? Json.shortText(message, LONGEST_NAME, "chat_name") : name,
                group ? name : null,
                group ? phone(member(message)) : phone,
                id(message, address, content, writtenAt),
                fromMe,
                content,
                Json.shortText(message.path("context"), LONGEST_ID, "quoted_id"),
                mentions(message.path("context")),
                writtenAt));
    }

    private void action(String chat, JsonNode action) {
        String target = Json.shortText(action, LONGEST_ID, "target");
        String type = Json.text(action, "type");
        if (target == null || type == null) {
            return;
        }
        switch (type) {
            case "reaction" ->
                changes.add(new MessageChange(Kind.REACTION, chat, target, Json.shortText(action, 40, "emoji")));
            case "edit", "edited" -> edit(chat, target, action.path("edited_content"));
            case "delete" -> changes.add(new MessageChange(Kind.DELETION, chat, target, null));
            default -> {
                // Votes, pins and the like leave the message as it is.
            }
        }
    }

    private void update(JsonNode update) {
        String target = Json.shortText(update, LONGEST_ID, "id");
        JsonNode after = update.path("after_update");
        String chat = Stream.of(after, update.path("trigger"), update)
                .map(Envelope::address)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        if (chat == null) {
            return;
        }
        if (target != null && after.isObject()) {
            edit(chat, target, after.path(after.path("type").asText("text")));
        } else if ("action".equals(Json.text(update, "type"))) {
            action(chat, update.path("action"));
        }
    }

    private void edit(String chat, String target, JsonNode content) {
        String text = Json.text(content, "body", "caption");
        if (text != null) {
            changes.add(new MessageChange(Kind.EDIT, chat, target, text));
        }
    }

    private void removal(JsonNode removed) {
        String target = removed.isTextual() ? removed.asText() : Json.text(removed, "id");
        if (target != null && target.length() <= LONGEST_ID) {
            changes.add(new MessageChange(Kind.DELETION, null, target.replace("\0", ""), null));
        }
    }

    private void status(JsonNode status) {
        String id = Json.shortText(status, LONGEST_ID, "id");
        String word = Json.text(status, "status");
        if (id == null || word == null) {
            return;
        }
        if (word.equals("deleted")) {
            changes.add(new MessageChange(Kind.DELETION, null, id, null));
        } else if (STATUSES.containsKey(word)) {
            String error = word.equals("failed") ? "WhatsApp tidak dapat mengirim pesan ini" : null;
            deliveries.add(new Told(id, STATUSES.get(word), error));
        }
    }

    /** Digits for a phone number, else WhatsApp's id as it is, null where nobody is spoken to; a hidden id is never taken for a number. */
    private static String address(JsonNode message) {
        String id = Json.text(message, "chat_id", "from");
        if (id == null || id.length() > LONGEST_ID || NO_CHAT.matcher(id).find()) {
            return null;
        }
        PhoneNumber phone = phone(id.strip());
        return phone == null ? id.strip() : phone.digits();
    }

    private static String member(JsonNode message) {
        return Json.text(message, "from");
    }

    private static PhoneNumber phone(String id) {
        if (id == null || id.endsWith(GROUP) || id.endsWith(HIDDEN)) {
            return null;
        }
        return PhoneNumber.parse(id.replaceFirst("@(s\\.whatsapp\\.net|c\\.us)$", ""))
                .orElse(null);
    }

    /** Without an id, the same words by the same person in the same second are the same message. */
    private static String id(JsonNode message, String address, WrittenMessage.Content content, Instant writtenAt) {
        String id = Json.shortText(message, LONGEST_ID, "id");
        if (id != null) {
            return id;
        }
        return writtenAt == null
                ? "own:" + UUID.randomUUID()
                : "hash:" + hash(address + '\n' + writtenAt + '\n' + content.text());
    }

    private static List<String> mentions(JsonNode context) {
        List<String> mentions = new ArrayList<>();
        Json.items(context.path("mentions")).forEach(mention -> mentions.add(mention.asText()));
        mentions.add(context.path("quoted_author").asText());
        return mentions.stream()
                .map(Envelope::phone)
                .filter(phone -> phone != null)
                .map(PhoneNumber::digits)
                .toList();
    }

    /** Seconds since 1970, as a number or as text; nothing else makes sense of a message. */
    private static Instant instant(JsonNode timestamp) {
        String text = timestamp.isNumber() || timestamp.isTextual() ? timestamp.asText() : "";
        return text.matches("\\d{9,10}(\\.\\d+)?")
                ? Instant.ofEpochSecond(Long.parseLong(text.replaceFirst("\\..*", "")))
                : null;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
