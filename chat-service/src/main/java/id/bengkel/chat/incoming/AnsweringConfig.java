package id.bengkel.chat.incoming;

import io.smallrye.config.ConfigMapping;
import jakarta.validation.constraints.Min;
import java.time.Duration;

/** How the bot takes part in conversations. */
@ConfigMapping(prefix = "chat.bot")
interface AnsweringConfig {

    /** {@code CHAT_BOT_PATIENCE}: a bot that thinks longer says nothing; others wait behind the message meanwhile. */
    Duration patience();

    /** {@code CHAT_BOT_MOST_ANSWERS}: so often it answers in a chat, and says nothing until the time is over. */
    @Min(1) int mostAnswers();

    /** {@code CHAT_BOT_MOST_ANSWERS_WITHIN}: the time for which its answers are counted. */
    Duration mostAnswersWithin();
}
