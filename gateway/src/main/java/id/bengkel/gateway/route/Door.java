package id.bengkel.gateway.route;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.error.FailureAnswers;
import id.bengkel.chassis.error.ProblemException;
import id.bengkel.chassis.request.WholeBody;
import id.bengkel.gateway.GatewayProblem;
import id.bengkel.gateway.audit.AuditTrail;
import id.bengkel.gateway.client.Clients;
import id.bengkel.gateway.opensend.OpenCalls;
import id.bengkel.gateway.presence.Presence;
import id.bengkel.gateway.token.RevokedStreams;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.jwt.JsonWebToken;

/**
 * Lets requests in to the services: anybody to what is public, whoever has a good token to the rest, and a few of anybody's
 * where sending is open.
 */
@Singleton
class Door {

    /** Slashes and percent signs in disguise, and path parameters: ways to mean another path at the service than here. */
    private static final Pattern DISGUISE = Pattern.compile("%(2f|5c|25|3b|00)|[;\\\\]", Pattern.CASE_INSENSITIVE);

    /** Where Micrometer looks for the name of the series that a request counts in. */
    private static final String SERIES = "UrlPathTemplate";
    /** Ahead of the CORS filter, which answers by itself. */
    private static final int EARLY = 9_400;
    /** The largest body for ourselves, in bytes. We hold it in memory, and anybody may try to sign in. */
    private static final long OWN = 64 << 10;

    private final Places places;
    private final Forwarding forwarding;
    private final FailureAnswers answers;
    private final AuditTrail audit;
    private final Presence presence;
    private final RevokedStreams streams;
    private final WholeBody wholeBody;
    private final Clients clients;
    private final OpenCalls openCalls;
    private final boolean openSend;

    Door(
            Places places,
            Forwarding forwarding,
            FailureAnswers answers,
            AuditTrail audit,
            Presence presence,
            RevokedStreams streams,
            WholeBody wholeBody,
            Clients clients,
            OpenCalls openCalls,
            @ConfigProperty(name = "bengkel.open-send") boolean openSend) {
        this.places = places;
        this.forwarding = forwarding;
        this.clients = clients;
        this.openCalls = openCalls;
        this.answers = answers;
        this.audit = audit;
        this.presence = presence;
        this.streams = streams;
        this.wholeBody = wholeBody;
        this.openSend = openSend;
    }

    /** All that has no name of its own is one series of metrics: who makes up paths shall not make up series. */
    void nameOthers(@Observes Filters filters) {
        filters.register(
                request -> {
                    ContextLocals.put(SERIES, "OTHER");
                    request.next();
                },
                EARLY);
    }

    void open(@Observes Router router) {
        router.route().order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT).handler(this::answer);
    }

    private void answer(RoutingContext request) {
        Optional<Route> route = Route.of(request.normalizedPath());
        if (announcedBody(request) > route.map(Route::maxBody).orElse(OWN)) {
            answers.end(request, CommonProblem.TOO_LARGE);
        } else if (route.isEmpty()) {
            leaveToOurResources(request);
        } else {
            ContextLocals.put(SERIES, route.get().path());
            letIn(request, route.get());
        }
    }

    private void letIn(RoutingContext request, Route route) {
        if (DISGUISE.matcher(request.normalizedPath()).find()) {
            answers.end(request, CommonProblem.NOT_FOUND);
        } else if (request.request().headers().contains(HttpHeaders.UPGRADE, "websocket", true)) {
            answers.end(request, GatewayProblem.UPGRADE_REFUSED);
        } else if (route.access() == Route.Access.PUBLIC) {
            forwarding.forward(request, route);
        } else if (route.access() != Route.Access.TICKET && !places.take(request, route.service())) {
            answers.end(request, CommonProblem.UNAVAILABLE);
        } else {
            QuarkusHttpUser.getSecurityIdentity(request, null)
                    .subscribe()
                    .with(
                            caller -> {
                                if (caller.isAnonymous()) {
                                    letInUnknown(request, route);
                                } else {
                                    presence.notice(request, subject(caller));
                                    streams.watch(request, caller);
                                    audit.follow(request, caller)
                                            .subscribe()
                                            .with(onRecord -> forwarding.forward(request, route));
                                }
                            },
                            invalid -> refuse(request, invalid));
        }
    }

    private void letInUnknown(RoutingContext request, Route route) {
        if (route.access() == Route.Access.OPEN_SEND && openSend) {
            openCalls
                    .take(clients.network(request.request()))
                    .subscribe()
                    .with(
                            wait -> forwardUnless(wait, request, route),
                            failure -> answers.end(request, CommonProblem.UNAVAILABLE));
        } else if (route.access() == Route.Access.TICKET
                && request.queryParams().contains("ticket")) {
            forwarding.forward(request, route);
        } else {
            refuse(request);
        }
    }

    private void forwardUnless(Duration wait, RoutingContext request, Route route) {
        if (wait.isZero()) {
            audit.followUnknown(request).subscribe().with(onRecord -> forwarding.forward(request, route));
        } else {
            request.response().putHeader(HttpHeaders.RETRY_AFTER, String.valueOf(wait.toSeconds() + 1));
            answers.end(request, CommonProblem.TOO_MANY_REQUESTS);
        }
    }

    /** Reads a body of unannounced length ahead of the resource: Quarkus would refuse one too large without a word. */
    private void leaveToOurResources(RoutingContext request) {
        if (!request.request().headers().contains(HttpHeaders.TRANSFER_ENCODING)) {
            nextOnRecord(request);
            return;
        }
        wholeBody.read(request, OWN, () -> nextOnRecord(request));
    }

    /** Who is nobody changes nothing there; the resource refuses them itself. Signing in minds no token, good or bad. */
    private void nextOnRecord(RoutingContext request) {
        if (!AuditTrail.concerns(request) || request.normalizedPath().startsWith("/auth/login")) {
            request.next();
            return;
        }
        QuarkusHttpUser.getSecurityIdentity(request, null)
                .call(caller -> caller.isAnonymous() ? Uni.createFrom().voidItem() : audit.follow(request, caller))
                .subscribe()
                .with(onRecord -> request.next(), invalid -> refuse(request, invalid));
    }

    private static String subject(SecurityIdentity caller) {
        return caller.getPrincipal() instanceof JsonWebToken token ? token.getSubject() : "";
    }

    private void refuse(RoutingContext request) {
        answers.end(request, CommonProblem.UNAUTHENTICATED);
    }

    /** For a token that is bad, or that nobody can check now. */
    private void refuse(RoutingContext request, Throwable reason) {
        answers.end(
                request, reason instanceof ProblemException known ? known.problem() : CommonProblem.UNAUTHENTICATED);
    }

    private static long announcedBody(RoutingContext request) {
        String length = request.request().getHeader(HttpHeaders.CONTENT_LENGTH);
        return length == null ? 0 : Long.parseLong(length);
    }
}
