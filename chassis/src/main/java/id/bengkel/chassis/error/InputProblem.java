package id.bengkel.chassis.error;

import id.bengkel.chassis.phone.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.UUID;

/** Why a single input cannot be what it should be; always named together with its field. */
public final class InputProblem {
    public static final Problem NOT_A_TEXT = new Problem(400, "harus berupa teks biasa", "must be plain text");
    public static final Problem NOT_A_WHOLE_NUMBER =
            new Problem(400, "harus berupa bilangan bulat", "must be a whole number");
    public static final Problem NOT_A_BOOLEAN = new Problem(400, "harus true atau false", "must be true or false");
    public static final Problem NOT_A_DATE =
            new Problem(400, "harus tanggal yang ada, yyyy-MM-dd", "must be an existing date, yyyy-MM-dd");
    public static final Problem NOT_A_TIME = new Problem(400, "harus waktu ISO 8601", "must be an ISO 8601 time");
    public static final Problem NOT_AN_ID = new Problem(400, "harus berupa UUID", "must be a UUID");
    public static final Problem NOT_A_PHONE_NUMBER =
            new Problem(400, "bukan nomor telepon yang valid", "is not a valid phone number");
    public static final Problem NOT_A_LIST = new Problem(400, "harus berupa daftar", "must be a list");
    public static final Problem NOT_ONE_OF = new Problem(400, "harus salah satu dari: {0}", "must be one of: {0}");
    public static final Problem NOT_FITTING = new Problem(400, "jenis nilainya salah", "has the wrong type");

    private InputProblem() {}

    /** The problem of a value that is no {@code type}. */
    public static Problem notA(Class<?> type) {
        if (type == PhoneNumber.class) {
            return NOT_A_PHONE_NUMBER;
        } else if (type == String.class) {
            return NOT_A_TEXT;
        } else if (type == Boolean.class || type == boolean.class) {
            return NOT_A_BOOLEAN;
        } else if (type == UUID.class) {
            return NOT_AN_ID;
        } else if (type == LocalDate.class) {
            return NOT_A_DATE;
        } else if (type == Instant.class || Temporal.class.isAssignableFrom(type)) {
            return NOT_A_TIME;
        } else if (Number.class.isAssignableFrom(type) || type == int.class || type == long.class) {
            return NOT_A_WHOLE_NUMBER;
        } else if (type.isEnum()) {
            return NOT_ONE_OF;
        } else if (Collection.class.isAssignableFrom(type)) {
            return NOT_A_LIST;
        }
        return NOT_FITTING;
    }
}
