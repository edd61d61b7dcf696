package id.bengkel.gateway.token;

import io.quarkus.security.identity.SecurityIdentity;
import io.vertx.core.Vertx;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.eclipse.microprofile.jwt.JsonWebToken;

/** Cuts off streams whose token is made void while they run: who is shut out hears no more. */
@Singleton
public class RevokedStreams {

    private static final String STREAM = "/chats/stream";

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final Revocations revocations;
    private final Vertx vertx;

    RevokedStreams(Revocations revocations, Vertx vertx) {
        this.revocations = revocations;
        this.vertx = vertx;
    }

    /** Watches a request that is let in, if it opens a stream. */
    public void watch(RoutingContext request, SecurityIdentity caller) {
        if (request.normalizedPath().startsWith(STREAM) && caller.getPrincipal() instanceof JsonWebToken token) {
            long timer = vertx.setPeriodic(PAUSE.toMillis(), still -> {
                if (revocations.cover(token)) {
                    request.request().connection().close();
                }
            });
            request.addEndHandler(end -> vertx.cancelTimer(timer));
        }
    }
}
