package id.bengkel.chat.bot;

import id.bengkel.chassis.phone.PhoneNumber;
import id.bengkel.chassis.time.Repeating;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Vertx;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * Remembers, for all replicas, to whom the fallback was said: once is help, twice in a row is a nuisance. Those asked about
 * at the same time share a statement, since each costs a commit.
 */
@Singleton
class Fallbacks {

    private static final String SAY =
            """
            INSERT INTO bot_fallback AS f (phone, said_at)
            SELECT DISTINCT phone, now() FROM unnest($1::text[]) AS asked (phone) ORDER BY phone
            ON CONFLICT (phone) DO UPDATE SET said_at = now()
            WHERE f.said_at <= now() - $2 * interval '1 millisecond'
            RETURNING phone""";

    private static final Duration TICK = Duration.ofSeconds(1);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private record Asked(String phone, Duration pause, CompletableFuture<Boolean> answer) {}

    private final Pool pool;
    private final Repeating asking;
    private final Queue<Asked> queue = new ConcurrentLinkedQueue<>();

    Fallbacks(Pool pool, Vertx vertx) {
        this.pool = pool;
        this.asking = new Repeating(vertx, "Asking for fallbacks", TICK, this::ask);
    }

    /** Whether it may be said now; then it counts as said. Always to who has no number. */
    Uni<Boolean> mayBeSaid(PhoneNumber phone, Duration pause) {
        if (phone == null) {
            return Uni.createFrom().item(true);
        }
        Asked asked = new Asked(phone.digits(), pause, new CompletableFuture<>());
        queue.add(asked);
        asking.wake();
        return Uni.createFrom().completionStage(asked.answer());
    }

    private Uni<Void> ask() {
        List<Asked> all = new ArrayList<>();
        for (Asked next = queue.poll(); next != null; next = queue.poll()) {
            all.add(next);
        }
        return all.isEmpty()
                ? Uni.createFrom().voidItem()
                : say(all).invoke(said -> all.forEach(asked -> asked.answer().complete(said.remove(asked.phone()))))
                        .onFailure()
                        .invoke(failure -> all.forEach(asked -> asked.answer().completeExceptionally(failure)))
                        .replaceWithVoid();
    }

    /** To whom it is said now. */
    private Uni<Set<String>> say(List<Asked> all) {
        String[] phones = all.stream().map(Asked::phone).toArray(String[]::new);
        return pool.preparedQuery(SAY)
                .execute(Tuple.of(phones, all.get(0).pause().toMillis()))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false)
                        .map((Row row) -> row.getString("phone"))
                        .collect(Collectors.toCollection(HashSet::new)));
    }

    void stop(@Observes ShutdownEvent shutdown) {
        asking.stop(GRACE);
    }
}
