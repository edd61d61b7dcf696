package id.bengkel.chat.agent;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.time.Duration;
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
    private final JsonWebToken token;
    private final Cache<String, Caller> seen =
            Caffeine.newBuilder().expireAfterWrite(REFRESH).maximumSize(MANY).build();

    Callers(Agents agents, JsonWebToken token) {
        this.agents = agents;
        this.token = token;
    }

    /** Who makes the request at hand. */
    public Uni<Caller> current() {
        String subject = token.getSubject();
        boolean admin = token.getGroups().contains(ADMIN);
        Caller last = seen.getIfPresent(subject);
        if (last != null && last.admin() == admin) {
            return Uni.createFrom().item(last);
        }
        return agents.seen(subject, token.getName(), admin ? ADMIN : AGENT)
                .map(id -> new Caller(id, token.getName(), admin))
                .invoke(caller -> seen.put(subject, caller));
    }

    /** Takes down that somebody whose stream is open is still there. */
    public Uni<Void> stillThere(Caller caller) {
        return agents.stillThere(caller.id());
    }

    /** The caller has gone; the next call says otherwise. */
    Uni<Void> leave() {
        String subject = token.getSubject();
        return current().chain(caller -> agents.left(caller.id())).invoke(() -> seen.invalidate(subject));
    }
}
