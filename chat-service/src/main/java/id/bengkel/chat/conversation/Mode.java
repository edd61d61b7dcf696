package id.bengkel.chat.conversation;

/** Who answers in a chat. */
public enum Mode {
    bot,
    agent,
    /** Nobody for now. */
    paused,
    /** Nobody any more. */
    closed
}
