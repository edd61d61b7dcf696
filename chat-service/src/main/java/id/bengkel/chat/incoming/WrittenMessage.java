package id.bengkel.chat.incoming;

import id.bengkel.chassis.phone.PhoneNumber;
import java.time.Instant;
import java.util.List;

/**
 * A message somebody wrote: the customer, a member of a group, or the workshop itself on its phone.
 *
 * @param address where an answer goes: digits of a number, or the id of a group or of somebody who hides the number
 * @param phone whose chat it is; null for groups and hidden numbers
 * @param chatName what WhatsApp calls the chat; null when it does not tell
 * @param author who wrote, in a group; null otherwise
 * @param writer the writer's number; null when hidden
 * @param id WhatsApp's, or one that stands in for it
 * @param spoken what the bot is to read: no placeholders for media
 * @param mentions whom a group's message speaks to, and whose message it answers: digits
 * @param writtenAt null when WhatsApp does not tell
 */
record WrittenMessage(
        String address,
        PhoneNumber phone,
        boolean group,
        String chatName,
        String author,
        PhoneNumber writer,
        String id,
        boolean fromMe,
        Content content,
        String quotedId,
        List<String> mentions,
        Instant writtenAt) {

    /**
     * What a message says and carries.
     *
     * @param text what people read
     * @param spoken what of it the writer typed; empty for a bare picture
     * @param media link and file as JSON; null for a text
     */
    record Content(String type, String text, String spoken, String media) {}

    /** What WhatsApp shows as the other one's name; digits when it tells none. */
    String nameOrAddress() {
        return chatName == null ? address.replaceFirst("@.*", "") : chatName;
    }
}
