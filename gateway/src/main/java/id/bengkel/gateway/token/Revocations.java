package id.bengkel.gateway.token;

import id.bengkel.chassis.time.Repeating;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.VertxContextSupport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.json.JsonNumber;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * The tokens that are void before they expire. Every replica holds all of them in memory and looks for new ones every two
 * seconds, so that checking a token costs no query and goes on while the database is away.
 */
@Singleton
public class Revocations {

    private static final Duration PAUSE = Duration.ofSeconds(2);
    /** Looked back again each time: a transaction becomes visible later than it was stamped. */
    private static final Duration OVERLAP = Duration.ofSeconds(30);
    /** Kept for longer than a token is good, since clocks may differ. */
    private static final Duration MARGIN = Duration.ofMinutes(1);
    /** No token is of a later generation, so that all those of the subject are meant. */
    private static final long ALL = Long.MAX_VALUE;

    private final Map<String, Revocation> current = new ConcurrentHashMap<>();
    private final Pool pool;
    private final Vertx vertx;
    private final Clock clock;
    private final TokenConfig config;
    private Repeating reading;
    private volatile Instant seen = Instant.EPOCH;

    Revocations(Pool pool, Vertx vertx, Clock clock, TokenConfig config) {
        this.pool = pool;
        this.vertx = vertx;
        this.clock = clock;
        this.config = config;
    }

    void start(@Observes StartupEvent start) throws Throwable {
        VertxContextSupport.subscribeAndAwait(this::refresh);
        reading = new Repeating(vertx, "Reading revocations", PAUSE, this::refresh);
    }

    void stop(@Observes ShutdownEvent stop) {
        reading.stop(PAUSE);
    }

    /** Makes one token void. Takes effect here with {@link #refresh()} after the transaction at hand. */
    public Uni<Void> ofToken(JsonWebToken token) {
        return add(id(token), ALL, Instant.ofEpochSecond(token.getExpirationTime()));
    }

    /** Makes all tokens of an account void but those of a generation and later. See {@link #ofToken}. */
    public Uni<Void> ofAccount(long account, long below) {
        return add(Long.toString(account), below, clock.instant().plus(config.lifetime()));
    }

    /** Learns what was made void on any replica. */
    public Uni<Void> refresh() {
        return pool.preparedQuery(
                        """
                        SELECT subject, below_generation, revoked_at, expires_at FROM revocation
                        WHERE revoked_at > $1 AND expires_at > $2""")
                .execute(Tuple.of(utc(seen.minus(OVERLAP)), utc(clock.instant())))
                .invoke(this::learn)
                .replaceWithVoid();
    }

    boolean cover(JsonWebToken token) {
        return !current.isEmpty()
                && (generation(token) < below(id(token)) || generation(token) < below(token.getSubject()));
    }

    private Uni<Void> add(String subject, long below, Instant until) {
        return Panache.getSession()
                .flatMap(session -> session.createNativeQuery(
                                """
                                WITH expired AS (DELETE FROM revocation WHERE expires_at < ?4 AND subject <> ?1)
                                INSERT INTO revocation (subject, below_generation, revoked_at, expires_at)
                                VALUES (?1, ?2, clock_timestamp(), ?3)
                                ON CONFLICT (subject) DO UPDATE SET below_generation = excluded.below_generation,
                                  revoked_at = excluded.revoked_at, expires_at = excluded.expires_at""")
                        .setParameter(1, subject)
                        .setParameter(2, below)
                        .setParameter(3, utc(until.plus(MARGIN)))
                        .setParameter(4, utc(clock.instant()))
                        .executeUpdate())
                .replaceWithVoid();
    }

    private void learn(RowSet<Row> rows) {
        for (Row row : rows) {
            Instant until = row.getOffsetDateTime("expires_at").toInstant();
            current.put(row.getString("subject"), new Revocation(row.getLong("below_generation"), until));
            Instant revokedAt = row.getOffsetDateTime("revoked_at").toInstant();
            seen = revokedAt.isAfter(seen) ? revokedAt : seen;
        }
        Instant now = clock.instant();
        current.values().removeIf(revocation -> revocation.until().isBefore(now));
    }

    private long below(String subject) {
        Revocation revocation = subject == null ? null : current.get(subject);
        return revocation == null ? Long.MIN_VALUE : revocation.below();
    }

    /** Not every issuer numbers its tokens; without a number it is known by what is signed: a signature has many spellings. */
    private static String id(JsonWebToken token) {
        if (token.getTokenID() != null) {
            return token.getTokenID();
        }
        String raw = token.getRawToken();
        byte[] signed = raw.substring(0, raw.lastIndexOf('.')).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(signed).toString();
    }

    /** A token without a generation is older than all. */
    private static long generation(JsonWebToken token) {
        return token.getClaim(Tokens.GENERATION) instanceof JsonNumber number ? number.longValue() : -1;
    }

    private static OffsetDateTime utc(Instant instant) {
        return OffsetDateTime.ofInstant(instant, ZoneOffset.UTC);
    }

    private record Revocation(long below, Instant until) {}
}
