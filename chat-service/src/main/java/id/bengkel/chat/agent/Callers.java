package id.bengkel.chat.agent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.bengkel.chassis.error.CommonProblem;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.MutinyHelper;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Recognises callers by their tokens, and takes down that they are there. */
@Singleton
public class Callers {

    private static final String ADMIN = "admin";
    private static final String AGENT = "agent";
    /** How often it is written down that somebody is still there: well below the minute after which they count as gone. */
    private static final Duration REFRESH = Duration.ofSeconds(15);

    private static final int MANY = 10_000;

    private final Agents agents;
    private final CurrentIdentityAssociation identity;

    private record Known(String subject, boolean admin, Instant until) {}

    private final Cache<Known, Caller> seen =
            Caffeine.newBuilder().expireAfterWrite(REFRESH).maximumSize(MANY).build();
    private final Cache<Long, Boolean> there =
            Caffeine.newBuilder().expireAfterWrite(REFRESH).maximumSize(MANY).build();
    /** Who comes with many requests at once is written down once: else these would wait for each other in the database. */
    private final Map<Known, Uni<Caller>> asking = new ConcurrentHashMap<>();

    Callers(Agents agents, CurrentIdentityAssociation identity) {
        this.agents = agents;
        this.identity = identity;
    }

    /** Who makes the request at hand; fails when nobody we know does. */
    public Uni<Caller> current() {
        return identity.getDeferredIdentity().chain(this::recognise);
    }

    /** Takes down that somebody whose stream is open is still there, however many streams that are. */
    public Uni<Void> stillThere(Caller caller) {
        return there.asMap().putIfAbsent(caller.id(), true) == null
                ? agents.stillThere(caller.id()).onFailure().invoke(() -> there.invalidate(caller.id()))
                : Uni.createFrom().voidItem();
    }

    /** The caller has gone; the next call says otherwise. */
    Uni<Void> leave() {
        return current()
                .call(caller -> agents.left(caller.id()))
                .invoke(caller -> {
                    seen.asMap().values().removeIf(known -> known.id() == caller.id());
                    there.invalidate(caller.id());
                })
                .replaceWithVoid();
    }

    private Uni<Caller> recognise(SecurityIdentity somebody) {
        if (!(somebody.getPrincipal() instanceof JsonWebToken token)) {
            throw CommonProblem.UNAUTHENTICATED.failure();
        } else if (!somebody.hasRole(ADMIN) && !somebody.hasRole(AGENT)) {
            throw CommonProblem.FORBIDDEN.failure();
        }
        boolean admin = somebody.hasRole(ADMIN);
        Instant until = Instant.ofEpochSecond(token.getExpirationTime());
        Known known = new Known(token.getSubject(), admin, until);
        Caller last = seen.getIfPresent(known);
        return last != null
                ? Uni.createFrom().item(last)
                // Back in the caller's own context: they may have waited for what another request asked.
                : asking.computeIfAbsent(known, first -> writeDown(known, token.getName()))
                        .emitOn(MutinyHelper.executor(Vertx.currentContext()));
    }

    private Uni<Caller> writeDown(Known known, String name) {
        return agents.seen(known.subject(), name, known.admin() ? ADMIN : AGENT)
                .map(id -> new Caller(id, name, known.admin(), known.until()))
                .invoke(caller -> {
                    seen.put(known, caller);
                    there.put(caller.id(), true);
                })
                .onTermination()
                .invoke(() -> asking.remove(known))
                .memoize()
                .indefinitely();
    }
}
