package id.bengkel.chassis.error;

import id.bengkel.chassis.phone.PhoneNumber;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.Temporal;
import java.util.Collection;
import java.util.UUID;

/** Why a single input cannot be what it should be; always named together with its field. */
public enum InputProblem implements Problem {
    NOT_A_TEXT("harus berupa teks biasa", "must be plain text"),
    NOT_A_WHOLE_NUMBER("harus berupa bilangan bulat", "must be a whole number"),
    NOT_A_BOOLEAN("harus true atau false", "must be true or false"),
    NOT_A_DATE("harus tanggal yang ada, yyyy-MM-dd", "must be an existing date, yyyy-MM-dd"),
    NOT_A_TIME("harus waktu ISO 8601", "must be an ISO 8601 time"),
    NOT_AN_ID("harus berupa UUID", "must be a UUID"),
    NOT_A_PHONE_NUMBER("bukan nomor telepon yang valid", "is not a valid phone number"),
    NOT_A_LIST("harus berupa daftar", "must be a list"),
    NOT_ONE_OF("harus salah satu dari: {0}", "must be one of: {0}"),
    NOT_FITTING("jenis nilainya salah", "has the wrong type");

    private final String indonesian;
    private final String english;

    InputProblem(String indonesian, String english) {
        this.indonesian = indonesian;
        this.english = english;
    }

    @Override
    public int status() {
        return 400;
    }

    @Override
    public String indonesian() {
        return indonesian;
    }

    @Override
    public String english() {
        return english;
    }

    /** The problem of a value that is no {@code type}. */
    public static InputProblem notA(Class<?> type) {
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
