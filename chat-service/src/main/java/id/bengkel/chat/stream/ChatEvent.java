package id.bengkel.chat.stream;

/**
 * Something that happened in a chat.
 *
 * @param id grows with every event
 * @param kind {@code message}, {@code chat} or {@code status}
 * @param owner whose the chat is; null for nobody's
 * @param data JSON, as clients get it
 */
record ChatEvent(long id, String kind, Long owner, String data) {}
