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
import org.jboss.logging.Logger;

/** A chat whose row is locked, and what the messages at hand make of it. */
final class Conversation {

    private static final Logger LOG = Logger.getLogger(Conversation.class);

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
    private int botAnswers;
    private Instant botAnswersSince;
    private boolean wantsAgent;
    private boolean changed;
    private int unread;
    private Instant lastMessageAt;
    private Instant lastActiveAt;
    private final List<Entry> entries = new ArrayList<>();

    private Conversation(Row row) {
        this.id = row.getLong("id");
        this.mode = row.getString("mode");
        this.quietUntil = instant(row, "quiet_until");
        this.assignedBefore = row.getLong("assigned_agent_id");
        this.assignedAgentId = assignedBefore;
        this.lastMessageAt = instant(row, "last_message_at");
        this.botAnswers = row.getInteger("bot_answers");
        this.botAnswersSince = instant(row, "bot_answers_since");
    }

    static Conversation of(Row row) {
        return new Conversation(row);
    }

    private static Instant instant(Row row, String column) {
        OffsetDateTime time = row.getOffsetDateTime(column);
        return time == null ? Instant.MIN : time.toInstant();
    }

    /** Whether the bot answers. */
    boolean customerWrote(Arrival arrival, Instant now, AnsweringConfig answering) {
        enter(CUSTOMER, arrival, now);
        lastActiveAt = arrival.writtenAt(now);
        unread++;
        BotAnswer answer = arrival.answer();
        boolean talks = mode.equals(BOT) && !now.isBefore(quietUntil);
        carryOut(answer.action());
        boolean replies = answer.text() != null
                && (talks || answer.action() == Action.RESUME && mode.equals(BOT))
                && isNotTooMuch(now, answering);
        if (replies) {
            say(BOT, answer.text(), now, arrival.call().requestId());
        }
        return replies;
    }

    /** Two bots that answer each other would never end. */
    private boolean isNotTooMuch(Instant now, AnsweringConfig answering) {
        if (!now.isBefore(botAnswersSince.plus(answering.mostAnswersWithin()))) {
            botAnswersSince = now;
            botAnswers = 0;
        }
        if (botAnswers == answering.mostAnswers()) {
            LOG.warnf("The bot has answered %d times in chat %d and is silent for now", botAnswers, id);
        }
        return botAnswers++ < answering.mostAnswers();
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

    int botAnswers() {
        return botAnswers;
    }

    OffsetDateTime botAnswersSince() {
        return time(botAnswersSince);
    }

    OffsetDateTime quietUntil() {
        return time(quietUntil);
    }

    private static OffsetDateTime time(Instant instant) {
        return instant.equals(Instant.MIN) ? null : instant.atOffset(ZoneOffset.UTC);
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
