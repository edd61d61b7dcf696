package id.bengkel.reminder.message;

import id.bengkel.chassis.phone.PhoneNumber;
import java.util.UUID;

/**
 * A message that this replica alone may send until its lease ends.
 *
 * @param attempts this try included; together with the id it tells this claim from a later one
 */
record Claim(UUID id, PhoneNumber to, String body, int attempts) {}
