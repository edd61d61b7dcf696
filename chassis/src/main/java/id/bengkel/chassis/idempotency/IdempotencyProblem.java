package id.bengkel.chassis.idempotency;

import id.bengkel.chassis.error.Problem;

/** Why a request with an {@code Idempotency-Key} is neither done nor answered as before. */
public final class IdempotencyProblem {
    public static final Problem UNREADABLE_KEY = new Problem(
            400, "harus satu teks ASCII, 1 sampai 255 karakter", "must be one ASCII text of 1 to 255 characters");
    public static final Problem ANOTHER_REQUEST = new Problem(
            409,
            "Idempotency-Key ini sudah dipakai untuk permintaan lain",
            "This Idempotency-Key was used for another request");
    public static final Problem IN_PROGRESS = new Problem(
            409,
            "Permintaan pertama dengan Idempotency-Key ini masih diproses",
            "The first request with this Idempotency-Key is still at work");
    public static final Problem OUTCOME_UNKNOWN = new Problem(
            409,
            "Permintaan pertama dengan Idempotency-Key ini terputus dan hasilnya tidak diketahui. Periksa hasilnya, lalu"
                    + " pakai key baru",
            "The first request with this Idempotency-Key broke off, and nobody knows how far it came. Check, then use a"
                    + " new key");
    public static final Problem ANSWER_TOO_LARGE = new Problem(
            409,
            "Permintaan dengan Idempotency-Key ini sudah selesai, tetapi jawabannya terlalu besar untuk disimpan",
            "The request with this Idempotency-Key is done, but its answer was too large to be kept");

    private IdempotencyProblem() {}
}
