package id.bengkel.chat.outgoing;

import java.time.OffsetDateTime;

/**
 * Something that this replica alone may tell WhatsApp until its lease ends.
 *
 * @param providerId WhatsApp's id of the message; null before it was sent
 * @param takenBack whether its author does not want it sent any more
 * @param attempts this try included
 * @param lease when it ends, by the database's clock; together with the id it tells this claim from any other
 */
record Claim(
        long id,
        Action action,
        String to,
        String text,
        String providerId,
        boolean takenBack,
        int attempts,
        OffsetDateTime lease) {

    /** Whether WhatsApp need not hear of it: neither of what was taken back in time, nor of changes to what never went out. */
    boolean isPointless() {
        return action == Action.send ? takenBack : providerId == null;
    }
}
