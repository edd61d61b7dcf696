package id.bengkel.chat.incoming;

import io.smallrye.config.ConfigMapping;
import java.time.Duration;

/** How the bot takes part in conversations. */
@ConfigMapping(prefix = "chat.bot")
interface AnsweringConfig {

    /** {@code CHAT_BOT_PATIENCE}: a bot that thinks longer says nothing; others wait behind the message meanwhile. */
    Duration patience();
}
