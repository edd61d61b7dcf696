package id.bengkel.chat.bot;

/** A text of the rules in both languages. */
record Spoken(String id, String en) {

    String in(Language language) {
        return language == Language.ENGLISH ? en : id;
    }
}
