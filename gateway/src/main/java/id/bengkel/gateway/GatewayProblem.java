package id.bengkel.gateway;

import id.bengkel.chassis.error.Problem;

/** What can go wrong at the gateway, besides what can go wrong everywhere. */
public final class GatewayProblem {
    public static final Problem PASSWORD_LENGTH =
            new Problem(400, "panjangnya harus 8 sampai 72 byte", "must have 8 to 72 bytes");
    public static final Problem WRONG_PASSWORD =
            new Problem(400, "bukan kata sandi Anda saat ini", "is not your current password");
    public static final Problem UPGRADE_REFUSED =
            new Problem(400, "WebSocket tidak didukung", "WebSocket is not supported");
    public static final Problem WRONG_CREDENTIALS =
            new Problem(401, "Nama pengguna atau kata sandi salah", "Wrong username or password");
    public static final Problem SIGN_IN_ELSEWHERE = new Problem(
            404, "Masuk dilakukan lewat penyedia identitas", "Signing in is the identity provider's part here");
    public static final Problem TAKEN = new Problem(409, "sudah dipakai", "is already taken");
    public static final Problem LAST_ADMIN =
            new Problem(409, "Admin terakhir harus tetap admin", "The last admin has to stay one");
    public static final Problem LOST = new Problem(
            503,
            "Sambungan ke bagian sistem yang mengerjakannya terputus, periksa dulu hasilnya sebelum mengulang",
            "The connection to the part of the system at work was lost, look for the outcome before you repeat");
    public static final Problem TOO_MANY_ATTEMPTS = new Problem(
            429,
            "Terlalu banyak percobaan masuk yang gagal, coba lagi dalam {0} detik",
            "Too many failed attempts to sign in, try again in {0} seconds");

    private GatewayProblem() {}
}
