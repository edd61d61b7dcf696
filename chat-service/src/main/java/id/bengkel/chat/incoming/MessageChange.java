package id.bengkel.chat.incoming;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Something that was done to a message there is already.
 *
 * @param chat where it was done: the address; null when WhatsApp, which removes it, tells no chat
 * @param messageId WhatsApp's id of it
 * @param value the new text, or the emoji of a reaction; null for a deletion or a reaction taken back
 */
record MessageChange(Kind kind, String chat, String messageId, String value) {

    private static final int LONGEST_EMOJI = 40;

    enum Kind {
        EDIT,
        REACTION,
        DELETION
    }

    /** Whether an item of {@code messages} does something to another message. */
    static boolean isAction(JsonNode item) {
        return "action".equals(Json.text(item, "type"));
    }

    /** What an item of {@code messages} does to another one. */
    static Stream<MessageChange> inMessage(JsonNode item) {
        Address chat = Address.of(Json.text(item, "chat_id", "from"));
        return chat == null || !isAction(item) ? Stream.empty() : action(chat, item.path("action"));
    }

    /** What an item of {@code messages_updates} tells: the message as it is now, or what was done to it. */
    static Stream<MessageChange> inUpdate(JsonNode item) {
        JsonNode after = item.path("after_update");
        Address chat = Stream.of(after, item.path("trigger"), item)
                .map(place -> Address.of(Json.text(place, "chat_id", "from")))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
        String target = Json.shortText(item, WrittenMessage.LONGEST_ID, "id");
        if (chat == null) {
            return Stream.empty();
        } else if (target != null && after.isObject()) {
            return edit(chat, target, after.path(after.path("type").asText("text")));
        }
        return isAction(item) ? action(chat, item.path("action")) : Stream.empty();
    }

    /** What an item of {@code messages_removed} tells: an id, or a message with one. */
    static Stream<MessageChange> inRemoval(JsonNode item) {
        String target = item.isTextual() ? Json.storable(item.asText()) : Json.text(item, "id");
        return target == null || target.length() > WrittenMessage.LONGEST_ID ? Stream.empty() : deletion(null, target);
    }

    /** What an item of {@code statuses} tells when the message is no more. */
    static Stream<MessageChange> inStatus(JsonNode item) {
        String target = Json.shortText(item, WrittenMessage.LONGEST_ID, "id");
        return target != null && "deleted".equals(Json.text(item, "status")) ? deletion(null, target) : Stream.empty();
    }

    private static Stream<MessageChange> action(Address chat, JsonNode action) {
        String target = Json.shortText(action, WrittenMessage.LONGEST_ID, "target");
        String type = Json.text(action, "type");
        if (target == null || type == null) {
            return Stream.empty();
        }
        return switch (type) {
            case "reaction" -> {
                String emoji = Json.shortText(action, LONGEST_EMOJI, "emoji");
                yield Stream.of(new MessageChange(Kind.REACTION, chat.text(), target, emoji));
            }
            case "edit", "edited" -> edit(chat, target, action.path("edited_content"));
            case "delete" -> deletion(chat.text(), target);
            default -> Stream.empty(); // Votes, pins and the like leave the message as it is.
        };
    }

    private static Stream<MessageChange> edit(Address chat, String target, JsonNode content) {
        String text = Json.text(content, "body", "caption");
        return text == null ? Stream.empty() : Stream.of(new MessageChange(Kind.EDIT, chat.text(), target, text));
    }

    private static Stream<MessageChange> deletion(String chat, String target) {
        return Stream.of(new MessageChange(Kind.DELETION, chat, target, null));
    }
}
