package id.bengkel.chat.stream;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chat.agent.Caller;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HexFormat;

/** Tickets that open one stream each, soon after they were given. They may stand in an address, since they are of no use twice. */
@ApplicationScoped
class Tickets {

    static final Duration LIFETIME = Duration.ofSeconds(30);

    /**
     * For how long a stream may go on. The gateway cuts off streams whose token was made void, but cannot tell by a ticket
     * whose it was: who is shut out gets no other.
     */
    static final Duration LONGEST_STREAM = Duration.ofMinutes(10);

    private static final int BYTES = 32;

    private static final String GIVE =
            """
            INSERT INTO stream_ticket (hash, agent_id, name, admin, ends_at, valid_until)
            VALUES ($1, $2, $3, $4, $5, now() + $6 * interval '1 millisecond')""";

    private static final String TAKE =
            """
            DELETE FROM stream_ticket WHERE hash = $1
            RETURNING agent_id, name, admin, valid_until > now() AS valid,
                least(ends_at, now() + $2 * interval '1 millisecond') AS ends_at""";

    private final Pool pool;
    private final SecureRandom random = new SecureRandom();

    Tickets(Pool pool) {
        this.pool = pool;
    }

    Uni<String> give(Caller caller) {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        String ticket = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
        return pool.preparedQuery(GIVE)
                .execute(Tuple.of(
                        hash(ticket),
                        caller.id(),
                        caller.name(),
                        caller.admin(),
                        caller.until().atOffset(ZoneOffset.UTC),
                        LIFETIME.toMillis()))
                .replaceWith(ticket);
    }

    /** Whose ticket it was; fails when it was taken before, is too old or never was one. */
    Uni<Caller> take(String ticket) {
        return pool.preparedQuery(TAKE)
                .execute(Tuple.of(hash(ticket), LONGEST_STREAM.toMillis()))
                .map(rows -> {
                    if (rows.size() == 0 || !rows.iterator().next().getBoolean("valid")) {
                        throw CommonProblem.UNAUTHENTICATED.failure();
                    }
                    return caller(rows.iterator().next());
                });
    }

    private static Caller caller(Row row) {
        return new Caller(
                row.getLong("agent_id"),
                row.getString("name"),
                row.getBoolean("admin"),
                row.getOffsetDateTime("ends_at").toInstant());
    }

    private static String hash(String ticket) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(ticket.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
