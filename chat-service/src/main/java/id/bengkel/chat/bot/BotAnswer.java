package id.bengkel.chat.bot;

/** @param text what to say; null to say nothing */
public record BotAnswer(String text, Action action) {

    /** What is to become of the chat. */
    public enum Action {
        NONE,
        /** A person is to take over. */
        HAND_OVER,
        /** The customer wants no more automatic answers. */
        PAUSE,
        /** The customer wants automatic answers again. */
        RESUME
    }

    static final BotAnswer NOTHING = of(null);

    static BotAnswer of(String text) {
        return new BotAnswer(text, Action.NONE);
    }
}
