package id.bengkel.chat.bot;

import id.bengkel.chassis.phone.PhoneNumber;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What an admin orders from the phone: {@code assign <number>}, {@code unassign <number>}, {@code reply <number> <text>}. */
public sealed interface AdminCommand {

    /** What an admin is told whose command cannot be read. */
    String USAGE =
            "Perintah tidak terbaca. Tulis: assign <nomor>, unassign <nomor>, atau reply <nomor tanpa spasi> <teks>.";

    /** The customer whose chat it is about. */
    PhoneNumber customer();

    /** The chat is to go to an agent. */
    record Assign(PhoneNumber customer) implements AdminCommand {}

    /** The chat is to go back to the bot. */
    record Unassign(PhoneNumber customer) implements AdminCommand {}

    /** The customer is to get this text. */
    record Reply(PhoneNumber customer, String text) implements AdminCommand {}

    /** The command that a message is; empty when it is none. */
    static Optional<AdminCommand> parse(String message) {
        String[] words = message.strip().split("\\s+", 2);
        if (words.length < 2) {
            return Optional.empty();
        }
        return switch (words[0].toLowerCase(Locale.ROOT)) {
            case "assign" -> PhoneNumber.parse(words[1]).map(Assign::new);
            case "unassign" -> PhoneNumber.parse(words[1]).map(Unassign::new);
            case "reply" -> Addressed.in(words[1]).map(read -> new Reply(read.number(), read.text()));
            default -> Optional.empty();
        };
    }

    /** Whether a message begins like a command, even if {@link #parse} makes nothing of it. */
    static boolean isMeantBy(String message) {
        String[] words = message.strip().split("\\s+", 2);
        return Set.of("assign", "unassign", "reply").contains(words[0].toLowerCase(Locale.ROOT));
    }

    /** A number with a text behind it. */
    record Addressed(PhoneNumber number, String text) {

        /** One word, or what WhatsApp copies: {@code +62 812-3456-7890}. Other blanks leave open where the text begins. */
        private static final Pattern FORM =
                Pattern.compile("(\\p{Cf}?\\+\\d{1,3}[\\s\\p{Z}])?(\\S{1,40})\\s+(\\S.*)", Pattern.DOTALL);

        static Optional<Addressed> in(String rest) {
            Matcher form = FORM.matcher(rest);
            return form.matches()
                    ? PhoneNumber.parse((form.group(1) == null ? "" : form.group(1)) + form.group(2))
                            .map(number -> new Addressed(number, form.group(3)))
                    : Optional.empty();
        }
    }
}
