package id.bengkel.reminder.message;

import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.chassis.request.RequestId;
import id.bengkel.reminder.starsender.SendRequest;

/**
 * A message somebody asks for.
 *
 * @param requestId of the request behind it, or null
 */
public record NewMessage(MessageKind kind, SendRequest content, Recipient recipient, String requestId) {

    /** A message on behalf of the request at hand. */
    public static NewMessage of(MessageKind kind, SendRequest content, Recipient recipient) {
        return new NewMessage(kind, content, recipient, RequestId.current());
    }

    /** A text on behalf of the request at hand. */
    public static NewMessage text(MessageKind kind, PhoneNumber to, String body, Recipient recipient) {
        return of(kind, SendRequest.text(to, body), recipient);
    }
}
