package id.bengkel.chat.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** What a transaction has changed and others are to hear of. */
public final class Happenings {

    record Happening(String kind, Long chatId, Long messageId, Long agentId) {}

    private final List<Happening> all = new ArrayList<>();
    private final List<Long> written = new ArrayList<>();

    /** Messages that are new. */
    public Happenings written(Collection<Long> messageIds) {
        written.addAll(messageIds);
        return changed(messageIds);
    }

    /** Messages that look different now. */
    public Happenings changed(Collection<Long> messageIds) {
        messageIds.forEach(id -> all.add(new Happening("message", null, id, null)));
        return this;
    }

    /** Messages that got on in their way to the customer. */
    public Happenings moved(Collection<Long> messageIds) {
        messageIds.forEach(id -> all.add(new Happening("status", null, id, null)));
        return this;
    }

    /** Chats that are new or look different now. */
    public Happenings chats(Collection<Long> chatIds) {
        chatIds.forEach(id -> all.add(new Happening("chat", id, null, null)));
        return this;
    }

    /**
     * A chat that is gone.
     *
     * @param agentId whose it was, or null
     */
    public Happenings deleted(long chatId, Long agentId) {
        all.add(new Happening("chat", chatId, null, agentId));
        return this;
    }

    List<Happening> all() {
        return all;
    }

    List<Long> written() {
        return written;
    }
}
