package id.bengkel.chat.incoming;

import com.fasterxml.jackson.databind.JsonNode;
import id.bengkel.chassis.phone.PhoneNumber;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A message somebody wrote: the customer, a member of a group, or the workshop itself on its phone.
 *
 * @param address where an answer goes
 * @param chatName what WhatsApp calls the chat; null when it does not tell
 * @param author who wrote, in a group; null otherwise
 * @param writer the writer's number; null when hidden
 * @param id WhatsApp's, or one that stands in for it
 * @param mentions whom a group's message speaks to, and whose message it answers: digits
 * @param writtenAt null when WhatsApp does not tell
 */
record WrittenMessage(
        Address address,
        String chatName,
        String author,
        PhoneNumber writer,
        String id,
        boolean fromMe,
        Content content,
        String quotedId,
        List<String> mentions,
        Instant writtenAt) {

    static final int LONGEST_ID = 200;
    private static final int LONGEST_NAME = 200;

    /** Seconds since 1970, as a number or as text; nothing else makes sense of a message. */
    private static final Pattern SECONDS = Pattern.compile("(\\d{9,10})(\\.\\d+)?");

    /**
     * What a message says and carries.
     *
     * @param text what people read
     * @param spoken what the bot is to read: what the writer typed, empty for a bare picture
     * @param media link and file as JSON; null for a text
     */
    record Content(String type, String text, String spoken, String media) {}

    /** The message that an item of {@code messages} is; none when it is an action, or nobody is spoken to. */
    static Stream<WrittenMessage> in(JsonNode item) {
        Address address = Address.of(Json.text(item, "chat_id", "from"));
        return address == null || MessageChange.isAction(item) ? Stream.empty() : Stream.of(of(item, address));
    }

    private static WrittenMessage of(JsonNode item, Address address) {
        boolean group = address.isGroup();
        boolean fromMe = item.path("from_me").asBoolean(false);
        String name = Json.shortText(item, LONGEST_NAME, "from_name", "pushname");
        Content content = MessageContent.of(item);
        Instant writtenAt = instant(item.path("timestamp"));
        JsonNode context = item.path("context");
        return new WrittenMessage(
                address,
                group || fromMe ? Json.shortText(item, LONGEST_NAME, "chat_name") : name,
                group ? name : null,
                group ? Address.phone(Json.text(item, "from")) : address.phone(),
                id(item, address, content, writtenAt),
                fromMe,
                content,
                Json.shortText(context, LONGEST_ID, "quoted_id"),
                mentions(context),
                writtenAt);
    }

    /** Without an id, the same words by the same person in the same second are the same message. */
    private static String id(JsonNode item, Address address, Content content, Instant writtenAt) {
        String id = Json.shortText(item, LONGEST_ID, "id");
        if (id != null) {
            return id;
        }
        return writtenAt == null
                ? "own:" + UUID.randomUUID()
                : "hash:" + hash(address.text() + '\n' + writtenAt + '\n' + content.text());
    }

    private static List<String> mentions(JsonNode context) {
        return Stream.concat(Json.items(context.path("mentions")), Stream.of(context.path("quoted_author")))
                .map(JsonNode::asText)
                .map(Address::phone)
                .filter(Objects::nonNull)
                .map(PhoneNumber::digits)
                .toList();
    }

    private static Instant instant(JsonNode timestamp) {
        String told = timestamp.isNumber() ? String.valueOf(timestamp.longValue()) : timestamp.asText();
        var seconds = SECONDS.matcher(told);
        return seconds.matches() ? Instant.ofEpochSecond(Long.parseLong(seconds.group(1))) : null;
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** What WhatsApp shows as the other one's name; digits when it tells none. */
    String nameOrAddress() {
        return chatName == null ? address.asName() : chatName;
    }
}
