package id.bengkel.reminder.starsender;

import id.bengkel.chassis.phone.PhoneNumber;
import java.net.URI;
import java.time.Instant;

/**
 * What the provider is asked to send.
 *
 * @param file public address of what is attached, or null
 * @param delay seconds that the provider shall wait, or null
 * @param schedule when the provider shall deliver it, or null for at once
 */
public record SendRequest(PhoneNumber to, String body, URI file, Integer delay, Instant schedule) {

    /** A text, to be delivered at once. */
    public static SendRequest text(PhoneNumber to, String body) {
        return new SendRequest(to, body, null, null, null);
    }
}
