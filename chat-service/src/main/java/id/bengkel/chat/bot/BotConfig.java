package id.bengkel.chat.bot;

import io.smallrye.config.ConfigMapping;
import java.nio.file.Path;
import java.util.Optional;

/** Where the bot has its rules from. */
@ConfigMapping(prefix = "bengkel.bot")
interface BotConfig {

    /** {@code BENGKEL_BOT_RULES}: a file in place of our own {@code bot-rules.yaml}. */
    Optional<Path> rules();

    /** {@code BENGKEL_BOT_OPENING_HOURS}: such as {@code Mon-Fri 09:00-18:00, Sat 09:00-13:00}, in place of the file's. */
    Optional<String> openingHours();
}
