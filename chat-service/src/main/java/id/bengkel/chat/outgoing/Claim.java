package id.bengkel.chat.outgoing;

/**
 * Something that this replica alone may tell WhatsApp until its lease ends.
 *
 * @param attempts this try included; together with the id it tells this claim from a later one
 * @param providerId WhatsApp's id of the message; null before it was sent
 */
record Claim(long id, Action action, String to, String text, String providerId, int attempts) {}
