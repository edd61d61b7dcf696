package id.bengkel.gateway;

import id.bengkel.chassis.error.Problem;

/** What can go wrong at the gateway, besides what can go wrong everywhere. */
public enum GatewayProblem implements Problem {
    PASSWORD_LENGTH(400, "panjangnya harus 8 sampai 72 byte", "must have 8 to 72 bytes"),
    UPGRADE_REFUSED(400, "WebSocket tidak didukung", "WebSocket is not supported"),
    WRONG_CREDENTIALS(401, "Nama pengguna atau kata sandi salah", "Wrong username or password"),
    SIGN_IN_ELSEWHERE(
            404, "Masuk dilakukan lewat penyedia identitas", "Signing in is the identity provider's part here"),
    TAKEN(409, "sudah dipakai", "is already taken"),
    LAST_ADMIN(409, "Admin terakhir harus tetap admin", "The last admin has to stay one"),
    TOO_MANY_ATTEMPTS(
            429,
            "Terlalu banyak percobaan masuk yang gagal, coba lagi dalam {0} detik",
            "Too many failed attempts to sign in, try again in {0} seconds");

    private final int status;
    private final String indonesian;
    private final String english;

    GatewayProblem(int status, String indonesian, String english) {
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
}
