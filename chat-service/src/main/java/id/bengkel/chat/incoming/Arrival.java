package id.bengkel.chat.incoming;

import id.bengkel.chat.bot.AdminCommand;
import id.bengkel.chat.bot.BotAnswer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * A message on its way in, with what it asks for.
 *
 * @param answer the bot's, should it be its turn
 * @param command what an admin orders; null for anybody else's words
 */
record Arrival(WebhookCall call, WrittenMessage message, BotAnswer answer, AdminCommand command) {

    /**
     * WhatsApp tells whole seconds: the latest moment of that second, but never one to come. So what we answer stands
     * behind what was asked.
     */
    Instant writtenAt(Instant now) {
        if (message.writtenAt() == null) {
            return now;
        }
        Instant latest = message.writtenAt().plusMillis(999);
        return (latest.isBefore(now) ? latest : now).truncatedTo(ChronoUnit.MICROS);
    }
}
