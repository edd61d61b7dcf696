package id.bengkel.chat.incoming;

/** What became of the last message of a call. */
record Receipt(String mode, long chatId, boolean botReplied) {}
