package id.bengkel.chat.incoming;

import id.bengkel.chat.bot.AdminCommand;
import java.time.Duration;
import java.time.Instant;

/** Carries out what admins order from their phones. */
final class Orders {

    private Orders() {}

    /** Does it to the customer's chat, and tells the admin. */
    static void carryOut(
            AdminCommand command,
            Conversation customer,
            Conversation admin,
            Instant now,
            Duration quiet,
            String requestId) {
        String number = command.customer().digits();
        if (command instanceof AdminCommand.Assign) {
            customer.handOver();
            admin.say(Conversation.BOT, "Percakapan " + number + " diteruskan ke petugas.", now, requestId);
        } else if (command instanceof AdminCommand.Unassign) {
            customer.unassign();
            admin.say(Conversation.BOT, "Percakapan " + number + " kembali dijawab otomatis.", now, requestId);
        } else if (command instanceof AdminCommand.Reply reply) {
            customer.say(Conversation.PERSON, reply.text(), now, requestId);
            customer.keepQuiet(now, quiet);
            admin.say(Conversation.BOT, "Balasan untuk " + number + " dikirim.", now, requestId);
        }
    }
}
