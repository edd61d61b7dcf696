package id.bengkel.reminder.message;

import id.bengkel.chassis.error.Problem;

final class MessageProblem {
    static final Problem NOT_FOUND = new Problem(404, "Pesan tidak ditemukan", "Message not found");
    static final Problem NOT_RETRYABLE = new Problem(
            409,
            "Hanya pesan gagal atau tidak pasti yang dapat dikirim ulang",
            "Only failed or unknown messages can be sent again");

    private MessageProblem() {}
}
