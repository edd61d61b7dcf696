package id.bengkel.chat.incoming;

import id.bengkel.chat.bot.BotAnswer;
import id.bengkel.chat.bot.BotAnswer.Action;
import io.vertx.mutiny.sqlclient.Row;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** A chat whose row is locked, and what the messages at hand make of it. */
final class Conversation {

    static final String BOT = "bot";
    static final String PERSON = "agent";
    private static final String CUSTOMER = "customer";
    private static final String AGENT = "agent";
    private static final String PAUSED = "paused";
    private static final String CLOSED = "closed";

    private final long id;
    private String mode;
    private Instant quietUntil;
    private final Long assignedBefore;
    private Long assignedAgentId;
    private boolean wantsAgent;
    private boolean changed;
    private int unread;
    private Instant lastMessageAt;
    private Instant lastActiveAt;
    private final List<Entry> entries = new ArrayList<>();

    private Conversation(long id, String mode, Instant quietUntil, Long assignedAgentId, Instant lastMessageAt) {
        this.id = id;
        this.mode = mode;
        this.quietUntil = quietUntil;
        this.assignedBefore = assignedAgentId;
        this.assignedAgentId = assignedAgentId;
        this.lastMessageAt = lastMessageAt;
    }

    static Conversation of(Row row) {
        OffsetDateTime quiet = row.getOffsetDateTime("quiet_until");
        return new Conversation(
                row.getLong("id"),
                row.getString("mode"),
                quiet == null ? Instant.MIN : quiet.toInstant(),
                row.getLong("assigned_agent_id"),
                row.getOffsetDateTime("last_message_at").toInstant());
    }

    /** Whether the bot answers. */
    boolean customerWrote(Arrival arrival, Instant now) {
        enter(CUSTOMER, arrival, now);
        lastActiveAt = arrival.writtenAt(now);
        unread++;
        BotAnswer answer = arrival.answer();
        boolean talks = mode.equals(BOT) && !now.isBefore(quietUntil);
        carryOut(answer.action());
        boolean replies = answer.text() != null && (talks || answer.action() == Action.RESUME && mode.equals(BOT));
        if (replies) {
            say(BOT, answer.text(), now, arrival.call().requestId());
        }
        return replies;
    }

    /** A customer's word switches the bot; a chat that is closed stays closed, and an agent's is not paused. */
    private void carryOut(Action action) {
        if (mode.equals(CLOSED)) {
            return;
        }
        switch (action) {
            case HAND_OVER -> handOver();
            case PAUSE -> mode = mode.equals(BOT) ? PAUSED : mode;
            case RESUME -> resume();
            case NONE -> {
                // Just words.
            }
        }
    }

    /** A person answered from the workshop's phone: what the bot was about to say comes too late. */
    void personReplied(Arrival arrival, Instant now, Duration quiet) {
        entries.removeIf(entry -> entry.isOurs() && entry.sender().equals(BOT));
        enter(PERSON, arrival, now);
        keepQuiet(now, quiet);
    }

    /** A person has answered: the bot says nothing for a while. */
    void keepQuiet(Instant now, Duration quiet) {
        quietUntil = now.plus(quiet);
    }

    void handOver() {
        changed = true;
        mode = AGENT;
        wantsAgent = assignedAgentId == null;
    }

    void resume() {
        changed = true;
        mode = BOT;
        quietUntil = Instant.MIN;
        wantsAgent = false;
    }

    void unassign() {
        resume();
        assignedAgentId = null;
    }

    /** Queues words for the customer. */
    void say(String sender, String text, Instant now, String requestId) {
        wrote(now);
        entries.add(new Entry(id, sender, text, null, now, requestId));
    }

    private void enter(String sender, Arrival arrival, Instant now) {
        Instant at = arrival.writtenAt(now);
        WrittenMessage message = arrival.message();
        wrote(at);
        entries.add(new Entry(
                id,
                sender,
                message.content().text(),
                message,
                at,
                arrival.call().requestId()));
    }

    void assign(Long agentId) {
        assignedAgentId = agentId;
    }

    private void wrote(Instant at) {
        changed = true;
        lastMessageAt = at.isAfter(lastMessageAt) ? at : lastMessageAt;
    }

    long id() {
        return id;
    }

    String mode() {
        return mode;
    }

    boolean isChanged() {
        return changed;
    }

    boolean wantsAgent() {
        return wantsAgent;
    }

    Long assignedAgentId() {
        return assignedAgentId;
    }

    Long assignedBefore() {
        return assignedBefore;
    }

    int unread() {
        return unread;
    }

    OffsetDateTime quietUntil() {
        return quietUntil.equals(Instant.MIN) ? null : quietUntil.atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime lastMessageAt() {
        return lastMessageAt.atOffset(ZoneOffset.UTC);
    }

    OffsetDateTime lastActiveAt() {
        return lastActiveAt == null ? null : lastActiveAt.atOffset(ZoneOffset.UTC);
    }

    /** What is to be stored in it, in order. */
    List<Entry> entries() {
        return entries;
    }
}
