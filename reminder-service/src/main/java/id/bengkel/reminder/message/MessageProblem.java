package id.bengkel.reminder.message;

import id.bengkel.chassis.error.Problem;

enum MessageProblem implements Problem {
    NOT_FOUND(404, "Pesan tidak ditemukan", "Message not found"),
    NOT_RETRYABLE(
            409,
            "Hanya pesan gagal atau tidak pasti yang dapat dikirim ulang",
            "Only failed or unknown messages can be sent again");

    private final int status;
    private final String indonesian;
    private final String english;

    MessageProblem(int status, String indonesian, String english) {
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
