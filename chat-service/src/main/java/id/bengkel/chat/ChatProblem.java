package id.bengkel.chat;

import id.bengkel.chassis.error.Problem;

/** Everything that can be wrong with a request about chats, besides its form. */
public final class ChatProblem {
    public static final Problem CHAT_NOT_FOUND = new Problem(404, "Percakapan tidak ditemukan", "Chat not found");
    public static final Problem MESSAGE_NOT_FOUND = new Problem(404, "Pesan tidak ditemukan", "Message not found");
    public static final Problem NO_SUCH_AGENT = new Problem(400, "agen tidak ditemukan", "there is no such agent");
    public static final Problem AGENT_NOT_FOUND = new Problem(404, "Agen tidak ditemukan", "Agent not found");
    public static final Problem CLAIMED =
            new Problem(409, "Percakapan sudah ditangani orang lain", "Somebody else has this chat already");
    public static final Problem ONLY_ADMINS_ASSIGN =
            new Problem(403, "Hanya admin yang boleh menugaskan orang lain", "Only admins may assign somebody else");
    public static final Problem ONLY_OWN_MESSAGES =
            new Problem(403, "Hanya pesan Anda sendiri yang boleh diubah", "Only messages of your own may be changed");
    public static final Problem DELETED = new Problem(409, "Pesan ini sudah dihapus", "This message is deleted");
    public static final Problem SENDER = new Problem(400, "hanya boleh \"agent\"", "may only be \"agent\"");
    public static final Problem WEBHOOK_TOKEN =
            new Problem(401, "X-Webhook-Token tidak ada atau salah", "X-Webhook-Token is missing or wrong");

    private ChatProblem() {}
}
