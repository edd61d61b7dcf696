package id.bengkel.chat.stream;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/** What a transaction has changed and others are to hear of. */
public final class Happenings {

    /** @param agentId whose the chat was before */
    record Happening(String kind, Long chatId, Long messageId, Long agentId, boolean changedHands) {}

    private final List<Happening> all = new ArrayList<>();
    private final List<Long> written = new ArrayList<>();

    /** Messages that are new. */
    public Happenings written(Collection<Long> messageIds) {
        written.addAll(messageIds);
        return changed(messageIds);
    }

    /** Messages that look different now. */
    public Happenings changed(Collection<Long> messageIds) {
        messageIds.forEach(id -> all.add(new Happening("message", null, id, null, false)));
        return this;
    }

    /** Messages that got on in their way to the customer. */
    public Happenings moved(Collection<Long> messageIds) {
        messageIds.forEach(id -> all.add(new Happening("status", null, id, null, false)));
        return this;
    }

    /** A chat that is new or looks different now, but is whose it was. */
    public Happenings chat(long chatId) {
        all.add(new Happening("chat", chatId, null, null, false));
        return this;
    }

    /**
     * A chat that looks different now, and may be somebody else's.
     *
     * @param before whose it was, or null
     * @param after whose it is, or null
     */
    public Happenings chat(long chatId, Long before, Long after) {
        all.add(new Happening("chat", chatId, null, before, !Objects.equals(before, after)));
        return this;
    }

    /**
     * A chat that is gone.
     *
     * @param agentId whose it was, or null
     */
    public Happenings deleted(long chatId, Long agentId) {
        all.add(new Happening("chat", chatId, null, agentId, false));
        return this;
    }

    List<Happening> all() {
        return all;
    }

    List<Long> written() {
        return written;
    }
}
