package id.bengkel.chat.incoming;

/**
 * Something that was done to a message there is already.
 *
 * @param messageId WhatsApp's id of it
 * @param value the new text, or the emoji of a reaction; null for a deletion or a reaction taken back
 */
record MessageChange(Kind kind, String messageId, String value) {

    enum Kind {
        EDIT,
        REACTION,
        DELETION
    }
}
