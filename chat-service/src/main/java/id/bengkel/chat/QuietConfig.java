package id.bengkel.chat;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** When the bot leaves the word to people. */
@ConfigMapping(prefix = "chat.quiet")
public interface QuietConfig {

    /** {@code CHAT_QUIET_AFTER_REPLY}: how long the bot says nothing after a person has answered. */
    Duration afterReply();
}
