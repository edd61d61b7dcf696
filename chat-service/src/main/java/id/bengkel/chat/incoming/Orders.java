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
            admin.say("bot", "Percakapan " + number + " diteruskan ke petugas.", now, requestId);
        } else if (command instanceof AdminCommand.Unassign) {
            customer.unassign();
            admin.say("bot", "Percakapan " + number + " kembali dijawab otomatis.", now, requestId);
        } else if (command instanceof AdminCommand.Reply reply) {
            customer.say("agent", reply.text(), now, requestId);
            customer.personReplied(now, now, quiet);
            admin.say("bot", "Balasan untuk " + number + " dikirim.", now, requestId);
        }
    }
}
