package id.bengkel.chassis.error;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The problems every service can have. */
public final class CommonProblem {
    public static final Problem INVALID = new Problem(400, "Data yang dikirim tidak valid", "The request is invalid");
    public static final Problem MALFORMED =
            new Problem(400, "Isi permintaan tidak dapat dibaca", "The request cannot be read");
    public static final Problem UNAUTHENTICATED = new Problem(
            401, "Token tidak ada, tidak valid atau kedaluwarsa", "The token is missing, invalid or expired");
    public static final Problem FORBIDDEN = new Problem(403, "Anda tidak berhak melakukan ini", "You may not do this");
    public static final Problem NOT_FOUND = new Problem(404, "Tidak ditemukan", "Not found");
    public static final Problem METHOD_NOT_ALLOWED =
            new Problem(405, "Metode tidak didukung di alamat ini", "This method is not supported here");
    public static final Problem NOT_ACCEPTABLE = new Problem(
            406, "Format jawaban yang diminta tidak tersedia", "The requested answer format is not available");
    public static final Problem CONFLICT =
            new Problem(409, "Bertentangan dengan data yang sudah ada", "Conflicts with existing data");
    public static final Problem TOO_LARGE =
            new Problem(413, "Isi permintaan terlalu besar", "The request body is too large");
    public static final Problem URI_TOO_LONG =
            new Problem(414, "Alamat permintaan terlalu panjang", "The request address is too long");
    public static final Problem UNSUPPORTED_MEDIA_TYPE =
            new Problem(415, "Jenis isi permintaan tidak didukung", "This content type is not supported");
    public static final Problem TOO_MANY_REQUESTS =
            new Problem(429, "Terlalu banyak permintaan, coba lagi nanti", "Too many requests, try again later");
    public static final Problem HEADERS_TOO_LARGE =
            new Problem(431, "Header permintaan terlalu besar", "The request headers are too large");
    public static final Problem INTERNAL =
            new Problem(500, "Terjadi kesalahan di sistem kami", "Something went wrong on our side");
    public static final Problem BAD_GATEWAY =
            new Problem(502, "Layanan lain menolak permintaan", "Another service refused the request");
    public static final Problem UNAVAILABLE = new Problem(
            503, "Sebagian sistem sedang tidak tersedia, coba lagi", "Part of the system is down, try again");
    public static final Problem TIMED_OUT =
            new Problem(504, "Layanan lain tidak menjawab tepat waktu", "Another service did not answer in time");

    private static final Map<Integer, Problem> BY_STATUS = Stream.of(
                    MALFORMED,
                    UNAUTHENTICATED,
                    FORBIDDEN,
                    NOT_FOUND,
                    METHOD_NOT_ALLOWED,
                    NOT_ACCEPTABLE,
                    CONFLICT,
                    TOO_LARGE,
                    URI_TOO_LONG,
                    UNSUPPORTED_MEDIA_TYPE,
                    TOO_MANY_REQUESTS,
                    HEADERS_TOO_LARGE,
                    INTERNAL,
                    BAD_GATEWAY,
                    UNAVAILABLE,
                    TIMED_OUT)
            .collect(Collectors.toMap(Problem::status, Function.identity()));

    private CommonProblem() {}

    /** The problem an HTTP status stands for: {@link #INVALID} for another 4xx, {@link #INTERNAL} for all else. */
    public static Problem ofStatus(int status) {
        return BY_STATUS.getOrDefault(status, status >= 400 && status < 500 ? INVALID : INTERNAL);
    }

    /** The statuses that have a problem of their own. */
    static Set<Integer> statuses() {
        return BY_STATUS.keySet();
    }
}
