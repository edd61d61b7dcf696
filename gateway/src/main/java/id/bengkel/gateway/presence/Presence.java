package id.bengkel.gateway.presence;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.bengkel.chassis.error.Discreet;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Takes down who uses the chats: an account is online for a minute after each of its requests, and as long as it listens to
 * the stream. Kept in the database for all replicas, of which each writes at most every twenty seconds for an account.
 */
@Singleton
public class Presence {

    private static final Logger LOG = Logger.getLogger(Presence.class);
    private static final String CHATS = "/chats";
    private static final String STREAM = "/chats/stream";
    private static final String HEARTBEAT = "/chats/presence";
    /** Who comes from another issuer has no account, and stands in no list. */
    private static final Pattern ACCOUNT = Pattern.compile("[1-9][0-9]{0,17}");

    private static final Duration PAUSE = Duration.ofSeconds(20);
    private static final int MANY = 10_000;

    private static final String COME =
            """
            INSERT INTO presence (account_id, online_until)
            SELECT id, now() + interval '60 seconds' FROM account WHERE id = $1
            ON CONFLICT (account_id) DO UPDATE SET online_until = excluded.online_until""";

    private final Cache<String, Boolean> written =
            Caffeine.newBuilder().expireAfterWrite(PAUSE).maximumSize(MANY).build();
    private final Pool pool;
    private final Vertx vertx;

    Presence(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.vertx = vertx;
    }

    /** Learns from a request that is let in. Never holds it up. */
    public void notice(RoutingContext request, String subject) {
        String path = request.normalizedPath();
        if (!path.startsWith(CHATS) || !ACCOUNT.matcher(subject).matches()) {
            return;
        }
        if (path.startsWith(HEARTBEAT) && request.request().method() == HttpMethod.DELETE) {
            tryTo(leave(subject), subject);
            return;
        }
        come(subject);
        if (path.startsWith(STREAM)) {
            long timer = vertx.setPeriodic(PAUSE.toMillis(), still -> come(subject));
            request.addEndHandler(end -> vertx.cancelTimer(timer));
        }
    }

    /** Somebody is not there any more, until the next request. */
    public Uni<Void> leave(String subject) {
        if (!ACCOUNT.matcher(subject).matches()) {
            return Uni.createFrom().voidItem();
        }
        // Before it, too: whoever sees that they are gone may have them come again.
        written.invalidate(subject);
        return pool.preparedQuery("DELETE FROM presence WHERE account_id = $1")
                .execute(Tuple.of(Long.valueOf(subject)))
                .invoke(() -> written.invalidate(subject))
                .replaceWithVoid();
    }

    private void come(String subject) {
        if (written.asMap().putIfAbsent(subject, true) == null) {
            tryTo(
                    pool.preparedQuery(COME)
                            .execute(Tuple.of(Long.valueOf(subject)))
                            .replaceWithVoid(),
                    subject);
        }
    }

    /** Without the database people work on, and the next request tries again. */
    private void tryTo(Uni<Void> write, String subject) {
        write.subscribe().with(done -> {}, failure -> {
            written.invalidate(subject);
            LOG.debugf("Presence is not written down: %s", Discreet.name(failure));
        });
    }
}
