package id.bengkel.chat.whapi;

import java.time.Duration;

/** What became of handing a message to the provider, in the classes that ask for different reactions. */
public sealed interface SendResult {

    /** The provider took the message; it says nothing of the phone. */
    record Accepted(String providerId) implements SendResult {}

    /** This message will never be taken: the number is wrong, say. Others may. */
    record Refused(String reason) implements SendResult {}

    /** Nothing can be sent through this device or account for now; the message itself is fine. */
    record ChannelDown(String reason) implements SendResult {}

    /** Too fast. To be tried again after the pause the provider asked for, or zero when it named none. */
    record Throttled(Duration pause, String reason) implements SendResult {}

    /** The message was certainly not taken, and may be on a later try. */
    record Unreachable(String reason) implements SendResult {}

    /** Nobody can tell whether the message went out. It must not be sent again by itself. */
    record Unknown(String reason) implements SendResult {}
}
