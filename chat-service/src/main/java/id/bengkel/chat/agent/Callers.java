package id.bengkel.chat.agent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import id.bengkel.chassis.error.CommonProblem;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
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
    private final Cache<String, Caller> seen =
            Caffeine.newBuilder().expireAfterWrite(REFRESH).maximumSize(MANY).build();

    Callers(Agents agents, CurrentIdentityAssociation identity) {
        this.agents = agents;
        this.identity = identity;
    }

    /** Who makes the request at hand; fails when nobody we know does. */
    public Uni<Caller> current() {
        return identity.getDeferredIdentity().chain(this::recognise);
    }

    /** Takes down that somebody whose stream is open is still there. */
    public Uni<Void> stillThere(Caller caller) {
        return agents.stillThere(caller.id());
    }

    /** The caller has gone; the next call says otherwise. */
    Uni<Void> leave() {
        return current()
                .call(caller -> agents.left(caller.id()))
                .invoke(caller -> seen.asMap().values().remove(caller))
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
        Caller last = seen.getIfPresent(token.getSubject());
        if (last != null && last.admin() == admin && last.until().equals(until)) {
            return Uni.createFrom().item(last);
        }
        return agents.seen(token.getSubject(), token.getName(), admin ? ADMIN : AGENT)
                .map(id -> new Caller(id, token.getName(), admin, until))
                .invoke(caller -> seen.put(token.getSubject(), caller));
    }
}
