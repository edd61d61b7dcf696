package id.bengkel.chassis.idempotency;

import id.bengkel.chassis.error.Discreet;
import id.bengkel.chassis.error.FailureAnswers;
import id.bengkel.chassis.error.Problem;
import id.bengkel.chassis.idempotency.IdempotencyKeys.Known;
import id.bengkel.chassis.request.BodyLimits;
import id.bengkel.chassis.request.WholeBody;
import id.bengkel.chassis.time.Repeating;
import id.bengkel.chassis.upload.Upload;
import id.bengkel.chassis.upload.Uploads;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.vertx.http.runtime.RouteConstants;
import io.quarkus.vertx.http.runtime.security.QuarkusHttpUser;
import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.vertx.UniHelper;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.impl.RoutingContextInternal;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Does a {@code POST} with an {@code Idempotency-Key} at most once: its repeats get the first answer. A request whose
 * process died is not done again either, since nobody knows how far it came.
 *
 * <p>Whoever is first to come with a key is sent through the router again, with the body read already, or kept in a file
 * where the path takes files, and with a response that is written down.
 */
@Singleton
class IdempotentCalls {

    static final String HEADER = "Idempotency-Key";

    private static final Logger LOG = Logger.getLogger(IdempotentCalls.class);
    private static final Pattern READABLE = Pattern.compile("[\\x20-\\x7E]{1,255}");
    /** In the context of a request that goes through the router for the second time: its body, empty where that is a file. */
    private static final String BODY = "bengkel.idempotency.body";

    /** The answer is at hand and the client waits for it. */
    private static final Duration LONGEST_WRITING = Duration.ofSeconds(5);

    private static final Duration BETWEEN_CLEANINGS = Duration.ofMinutes(10);
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final IdempotencyKeys keys;
    private final FailureAnswers answers;
    private final WholeBody wholeBody;
    private final Uploads uploads;
    private final BodyLimits limits;
    private final Vertx vertx;
    private final Set<String> except;
    private final long largestAnswer;
    private final Repeating cleaning;

    IdempotentCalls(
            IdempotencyKeys keys,
            FailureAnswers answers,
            WholeBody wholeBody,
            Uploads uploads,
            BodyLimits limits,
            IdempotencyConfig config,
            Vertx vertx) {
        this.keys = keys;
        this.answers = answers;
        this.wholeBody = wholeBody;
        this.uploads = uploads;
        this.limits = limits;
        this.vertx = vertx;
        this.except = config.except().orElse(Set.of());
        this.largestAnswer = config.largestAnswer().asLongValue();
        this.cleaning = new Repeating(vertx, "Forgetting idempotency keys", BETWEEN_CLEANINGS, keys::forget);
    }

    /** Behind what forwards requests or answers them on the router, ahead of the resources. */
    void listen(@Observes Router router) {
        router.post().order(RouteConstants.ROUTE_ORDER_BEFORE_DEFAULT + 1).handler(request -> take(request, router));
    }

    void stop(@Observes ShutdownEvent shutdown) {
        cleaning.stop(GRACE);
    }

    private void take(RoutingContext request, Router router) {
        var given = request.request().headers().getAll(HEADER);
        Buffer body = given.isEmpty() ? null : ContextLocals.<Buffer>get(BODY).orElse(null);
        if (body != null) {
            ((RoutingContextInternal) request).setBody(body);
            request.next();
        } else if (given.isEmpty() || except.contains(request.normalizedPath())) {
            request.next();
        } else if (given.size() > 1 || !READABLE.matcher(given.get(0)).matches()) {
            request.fail(IdempotencyProblem.UNREADABLE_KEY.on(HEADER));
        } else if (limits.takesFile(request.normalizedPath())) {
            takeFile(request, router);
        } else {
            wholeBody.read(request, limits.of(request.normalizedPath()), () -> takeBody(request, router));
        }
    }

    private void takeBody(RoutingContext request, Router router) {
        Buffer body = request.body().buffer();
        QuarkusHttpUser.getSecurityIdentity(request, null)
                .map(caller -> RequestPrint.of(request.request(), body, caller))
                .flatMap(print -> once(request, print, body, router))
                .subscribe()
                .with(done -> {}, failure -> fail(request, failure));
    }

    /** Nobody without a token may bring a file anywhere. */
    private void takeFile(RoutingContext request, Router router) {
        QuarkusHttpUser.getSecurityIdentity(request, null)
                .flatMap(caller -> caller.isAnonymous()
                        ? Uni.createFrom().voidItem().invoke(request::next)
                        : uploads.receive(request, upload -> print(request, upload, caller)
                                .flatMap(print -> once(request, print, Buffer.buffer(), router))))
                .subscribe()
                .with(done -> {}, failure -> fail(request, failure));
    }

    private Uni<RequestPrint> print(RoutingContext request, Upload upload, SecurityIdentity caller) {
        return Uni.createFrom().completionStage(() -> vertx.executeBlocking(
                        () -> RequestPrint.of(request.request(), upload, caller), false)
                .toCompletionStage());
    }

    /** Completes when the request is answered. */
    private Uni<Void> once(RoutingContext request, RequestPrint print, Buffer body, Router router) {
        return keys.claim(print).flatMap(known -> {
            if (known != null) {
                answer(request, known);
                return Uni.createFrom().voidItem();
            }
            ContextLocals.put(BODY, body);
            return Uni.createFrom().emitter(answered -> {
                var response =
                        new RememberedResponse(request.response(), largestAnswer, answer -> remember(print, answer)
                                .onComplete(done -> answered.complete(null)));
                router.handle(new RememberedRequest(request.request(), response));
            });
        });
    }

    /** A token that is no good is refused by the authentication itself. */
    private static void fail(RoutingContext request, Throwable failure) {
        if (!request.response().ended()) {
            request.fail(failure);
        }
    }

    /** Once, and not again: when it fails, the outcome counts as unknown, which is the safe side. */
    private Future<Void> remember(RequestPrint print, FirstAnswer answer) {
        Uni<Void> remembering = answer.invitesAnotherTry() ? keys.release(print) : keys.finish(print, answer);
        return UniHelper.toFuture(remembering
                .ifNoItem()
                .after(LONGEST_WRITING)
                .fail()
                .onFailure()
                .invoke(failure -> LOG.warnf("An answer is not remembered: %s", Discreet.name(failure)))
                .onFailure()
                .recoverWithNull());
    }

    private void answer(RoutingContext request, Known known) {
        Problem problem = known.problem();
        if (problem == null) {
            known.answer().repeat(request.response());
        } else {
            if (problem == IdempotencyProblem.IN_PROGRESS) {
                request.response().putHeader("Retry-After", "1");
            }
            answers.end(request, problem);
        }
    }
}
