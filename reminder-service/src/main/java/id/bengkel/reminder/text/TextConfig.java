package id.bengkel.reminder.text;

import io.smallrye.config.ConfigMapping;

/** What all messages have in common. */
@ConfigMapping(prefix = "reminder")
public interface TextConfig {

    /** {@code REMINDER_LANGUAGE}: what customers are written to in. */
    Language language();

    /** The languages there are texts in. */
    enum Language {
        id,
        en;

        /** The one of two that is in this language. */
        public <T> T choose(T indonesian, T english) {
            return this == en ? english : indonesian;
        }
    }
}
