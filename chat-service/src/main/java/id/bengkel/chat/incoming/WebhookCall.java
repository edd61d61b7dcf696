package id.bengkel.chat.incoming;

import id.bengkel.chat.outgoing.Deliveries.Told;
import java.util.List;

/**
 * One call of the webhook, read.
 *
 * @param body as it came
 */
record WebhookCall(
        String body,
        String requestId,
        List<WrittenMessage> messages,
        List<MessageChange> changes,
        List<Told> deliveries) {

    boolean isEmpty() {
        return messages.isEmpty() && changes.isEmpty() && deliveries.isEmpty();
    }

    boolean concernsChats() {
        return !messages.isEmpty() || !changes.isEmpty();
    }
}
