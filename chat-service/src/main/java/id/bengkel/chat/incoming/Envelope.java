package id.bengkel.chat.incoming;

import com.fasterxml.jackson.databind.JsonNode;
import id.bengkel.chat.outgoing.Deliveries.Told;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads what Whapi sends, in its own form and in the shorter one of the first documents. What means nothing is left out. */
final class Envelope {

    /** What Whapi calls the steps of a message's way, and what we call them. */
    private static final Map<String, String> STATUSES = Map.of(
            "sent", "sent",
            "delivered", "delivered",
            "read", "read",
            "played", "read",
            "failed", "failed");

    private Envelope() {}

    static WebhookCall read(JsonNode envelope, String body, String requestId) {
        List<MessageChange> changes = Stream.of(
                        in(envelope, "messages", MessageChange::inMessage),
                        in(envelope, "messages_updates", MessageChange::inUpdate),
                        in(envelope, "messages_removed", MessageChange::inRemoval),
                        in(envelope, "statuses", MessageChange::inStatus))
                .flatMap(Function.identity())
                .toList();
        return new WebhookCall(
                body,
                requestId,
                in(envelope, "messages", WrittenMessage::in).toList(),
                changes,
                in(envelope, "statuses", Envelope::told).toList());
    }

    private static <T> Stream<T> in(JsonNode envelope, String items, Function<JsonNode, Stream<T>> reader) {
        return Json.items(envelope.path(items)).flatMap(reader);
    }

    private static Stream<Told> told(JsonNode status) {
        String id = Json.shortText(status, WrittenMessage.LONGEST_ID, "id");
        String word = Json.text(status, "status");
        if (id == null || word == null || !STATUSES.containsKey(word)) {
            return Stream.empty();
        }
        String error = word.equals("failed") ? "WhatsApp tidak dapat mengirim pesan ini" : null;
        return Stream.of(new Told(id, STATUSES.get(word), error));
    }
}
