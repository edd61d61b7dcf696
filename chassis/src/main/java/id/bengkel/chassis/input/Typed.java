package id.bengkel.chassis.input;

/** Text as people type it. */
public final class Typed {

    private Typed() {}

    /** Without blanks around it; null when nothing is left. */
    public static String tidy(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
