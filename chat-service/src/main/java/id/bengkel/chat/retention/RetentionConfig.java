package id.bengkel.chat.retention;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How long things are kept. */
@ConfigMapping(prefix = "chat.retention")
interface RetentionConfig {

    /** {@code CHAT_RETENTION_CHATS}: chats with their messages, from the last of these on; a month at least. */
    Duration chats();

    /** {@code CHAT_RETENTION_WEBHOOK_CALLS}: what came in, as it came in. */
    Duration webhookCalls();

    /** {@code CHAT_RETENTION_EVENTS}: what streams have told, for those who come back and ask what they have missed. */
    Duration events();
}
