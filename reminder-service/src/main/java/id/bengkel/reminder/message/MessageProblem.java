package id.bengkel.reminder.message;

import id.bengkel.chassis.error.Problem;

final class MessageProblem {
    static final Problem NOT_FOUND = new Problem(404, "Pesan tidak ditemukan", "Message not found");
    static final Problem NOT_RETRYABLE = new Problem(
            409,
            "Hanya pesan gagal atau tidak pasti yang dapat dikirim ulang",
            "Only failed or unknown messages can be sent again");
    static final Problem NOT_CANCELLABLE = new Problem(
            409, "Hanya pesan dalam antrean yang dapat dibatalkan", "Only queued messages can be cancelled");
    static final Problem REFUSED =
            new Problem(502, "Gagal mengirim pesan WhatsApp: {0}", "The WhatsApp message could not be sent: {0}");
    static final Problem CANNOT_SEND = new Problem(
            503,
            "Pesan WhatsApp sedang tidak dapat dikirim, coba lagi nanti: {0}",
            "WhatsApp messages cannot be sent for now, try again later: {0}");
    static final Problem TOO_FAST = new Problem(
            429,
            "Terlalu banyak pesan WhatsApp sekaligus, coba lagi nanti: {0}",
            "Too many WhatsApp messages at once, try again later: {0}");
    static final Problem UNKNOWN = new Problem(
            504,
            "Tidak diketahui apakah pesan WhatsApp terkirim: {0}",
            "Nobody knows whether the WhatsApp message was sent: {0}");

    private MessageProblem() {}
}
