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

    private static final String BOT = "bot";
    private static final String AGENT = "agent";
    private static final String PAUSED = "paused";
    private static final String CLOSED = "closed";

    /** Something to be sent. */
    record Reply(String sender, String text, String requestId) {}

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
    private final List<Reply> replies = new ArrayList<>();

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
    boolean customerWrote(Instant at, BotAnswer answer, Instant now, String requestId) {
        wrote(at);
        lastActiveAt = at;
        unread++;
        boolean talks = mode.equals(BOT) && !now.isBefore(quietUntil);
        carryOut(answer.action());
        boolean replies = answer.text() != null && (talks || answer.action() == Action.RESUME && mode.equals(BOT));
        if (replies) {
            say(BOT, answer.text(), now, requestId);
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

    /** A person answered from the workshop's phone. */
    void personReplied(Instant at, Instant now, Duration quiet) {
        wrote(at);
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
        replies.add(new Reply(sender, text, requestId));
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

    List<Reply> replies() {
        return replies;
    }
}
