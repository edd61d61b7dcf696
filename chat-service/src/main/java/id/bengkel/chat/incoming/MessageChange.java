package id.bengkel.chat.incoming;

/**
 * Something that was done to a message there is already.
 *
 * @param chat where it was done: the address; null when WhatsApp, which removes it, tells no chat
 * @param messageId WhatsApp's id of it
 * @param value the new text, or the emoji of a reaction; null for a deletion or a reaction taken back
 */
record MessageChange(Kind kind, String chat, String messageId, String value) {

    enum Kind {
        EDIT,
        REACTION,
        DELETION
    }
}
