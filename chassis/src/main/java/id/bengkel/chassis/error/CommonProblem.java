package id.bengkel.chassis.error;

import java.util.Arrays;

/** The problems every service can have. */
public enum CommonProblem implements Problem {
    INVALID(400, "Data yang dikirim tidak valid", "The request is invalid"),
    MALFORMED(400, "Isi permintaan tidak dapat dibaca", "The request cannot be read"),
    UNAUTHENTICATED(401, "Token tidak ada, tidak valid atau kedaluwarsa", "The token is missing, invalid or expired"),
    FORBIDDEN(403, "Anda tidak berhak melakukan ini", "You may not do this"),
    NOT_FOUND(404, "Tidak ditemukan", "Not found"),
    METHOD_NOT_ALLOWED(405, "Metode tidak didukung di alamat ini", "This method is not supported here"),
    NOT_ACCEPTABLE(406, "Format jawaban yang diminta tidak tersedia", "The requested answer format is not available"),
    CONFLICT(409, "Bertentangan dengan data yang sudah ada", "Conflicts with existing data"),
    TOO_LARGE(413, "Isi permintaan terlalu besar", "The request body is too large"),
    URI_TOO_LONG(414, "Alamat permintaan terlalu panjang", "The request address is too long"),
    UNSUPPORTED_MEDIA_TYPE(415, "Jenis isi permintaan tidak didukung", "This content type is not supported"),
    TOO_MANY_REQUESTS(429, "Terlalu banyak permintaan, coba lagi nanti", "Too many requests, try again later"),
    HEADERS_TOO_LARGE(431, "Header permintaan terlalu besar", "The request headers are too large"),
    INTERNAL(500, "Terjadi kesalahan di sistem kami", "Something went wrong on our side"),
    BAD_GATEWAY(502, "Layanan lain menolak permintaan", "Another service refused the request"),
    UNAVAILABLE(503, "Sebagian sistem sedang tidak tersedia, coba lagi", "Part of the system is down, try again"),
    TIMED_OUT(504, "Layanan lain tidak menjawab tepat waktu", "Another service did not answer in time");

    private final int status;
    private final String indonesian;
    private final String english;

    CommonProblem(int status, String indonesian, String english) {
        this.status = status;
        this.indonesian = indonesian;
        this.english = english;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String indonesian() {
        return indonesian;
    }

    @Override
    public String english() {
        return english;
    }

    /** The problem an HTTP status stands for: {@link #INVALID} for another 4xx, {@link #INTERNAL} for all else. */
    public static CommonProblem ofStatus(int status) {
        return Arrays.stream(values())
                .filter(problem -> problem.status == status && problem != INVALID)
                .findFirst()
                .orElse(status >= 400 && status < 500 ? INVALID : INTERNAL);
    }
}
