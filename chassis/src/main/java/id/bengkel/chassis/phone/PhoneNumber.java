package id.bengkel.chassis.phone;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A phone number as WhatsApp knows it: country code and number, digits only ({@code 6281234567890}).
 *
 * <p>Two spellings of one number are equal. {@link #toString()} masks, so that a number cannot slip into a log.
 */
@Schema(type = SchemaType.STRING, examples = "0812-3456-7890")
public final class PhoneNumber {

    private static final PhoneNumberUtil LIBRARY = PhoneNumberUtil.getInstance();
    private static final String HOME = "ID";
    private static final int MAX_LENGTH = 40;
    /** Letters would be read as keypad digits by the library; nobody means that here. */
    private static final Pattern SPELLING = Pattern.compile("\\+?[0-9 ()./\\-]+");

    /** WhatsApp and documents show numbers with spaces and hyphens at which no line breaks, and with marks nobody sees. */
    private static final Pattern SPACE = Pattern.compile("\\p{Zs}");

    private static final Pattern HYPHEN = Pattern.compile("\\p{Pd}");
    private static final Pattern UNSEEN = Pattern.compile("\\p{Cf}");

    /** Nearly all numbers here, for which the library's many steps are spared: an import has thousands of them. */
    private static final Pattern MOBILE_AT_HOME = Pattern.compile("(?:\\+62|62|0)?(8[0-9]{8,11})");

    private static final Pattern SEPARATOR = Pattern.compile("[ .\\-]");

    private final String digits;

    private PhoneNumber(String digits) {
        this.digits = digits;
    }

    /**
     * Reads a number in any usual spelling: {@code 0812…}, {@code 812…}, {@code 62812…}, {@code +62 812-…}, or another
     * country's in international form with or without {@code +}.
     *
     * @return null for null and blank
     * @throws InvalidPhoneNumber when this cannot be a phone number
     */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static PhoneNumber of(String spelling) {
        if (spelling == null || spelling.isBlank()) {
            return null;
        }
        return parse(spelling).orElseThrow(InvalidPhoneNumber::new);
    }

    /** As {@link #of}, but empty where that is null or throws. */
    public static Optional<PhoneNumber> parse(String spelling) {
        if (spelling == null || spelling.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String typed = typed(spelling);
        return SPELLING.matcher(typed).matches() ? read(typed) : Optional.empty();
    }

    /** A number, or a part of one, as somebody would type it who has copied it from elsewhere. */
    public static String typed(String spelling) {
        if (SPELLING.matcher(spelling).matches()) {
            return spelling.strip();
        }
        String plain = SPACE.matcher(UNSEEN.matcher(spelling).replaceAll("")).replaceAll(" ");
        return HYPHEN.matcher(plain).replaceAll("-").strip();
    }

    private static Optional<PhoneNumber> read(String spelling) {
        Matcher usual = MOBILE_AT_HOME.matcher(SEPARATOR.matcher(spelling).replaceAll(""));
        if (usual.matches()) {
            return Optional.of(new PhoneNumber("62" + usual.group(1)));
        }
        try {
            Phonenumber.PhoneNumber number = LIBRARY.parse(international(spelling), HOME);
            if (LIBRARY.isPossibleNumberWithReason(number) != ValidationResult.IS_POSSIBLE) {
                return Optional.empty();
            }
            return Optional.of(new PhoneNumber(LIBRARY.format(number, PhoneNumberUtil.PhoneNumberFormat.E164)
                    .substring(1)));
        } catch (NumberParseException unreadable) {
            return Optional.empty();
        }
    }

    /** Indonesian mobile numbers begin with 8, trunk prefix 0; everything else has its country code. */
    private static String international(String spelling) {
        if (spelling.startsWith("00")) {
            return "+" + spelling.substring(2);
        }
        char first = spelling.charAt(0);
        return first == '+' || first == '0' || first == '8' || first == '(' ? spelling : "+" + spelling;
    }

    /** Country code and number, digits only. For storing and sending, never for logs. */
    @JsonValue
    public String digits() {
        return digits;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PhoneNumber that && digits.equals(that.digits);
    }

    @Override
    public int hashCode() {
        return digits.hashCode();
    }

    @Override
    public String toString() {
        return "*".repeat(digits.length() - 3) + digits.substring(digits.length() - 3);
    }
}
