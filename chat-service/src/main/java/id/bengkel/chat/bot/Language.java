package id.bengkel.chat.bot;

import java.util.Locale;

/** What the bot speaks. */
enum Language {
    INDONESIAN(new Locale("id")),
    ENGLISH(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    Locale locale() {
        return locale;
    }
}
