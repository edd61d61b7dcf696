package id.bengkel.reminder.message;

import id.bengkel.reminder.starsender.SendRequest;
import java.time.OffsetDateTime;
import java.util.UUID;

/**
 * A message that this replica alone may send until its lease ends.
 *
 * @param attempts this try included
 * @param lease when it ends, by the database's clock; together with the id it tells this claim from any other
 * @param trace to which the sending belongs, or null for that of the work at hand
 */
record Claim(UUID id, SendRequest content, int attempts, OffsetDateTime lease, String trace) {}
