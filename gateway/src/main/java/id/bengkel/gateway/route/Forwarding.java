package id.bengkel.gateway.route;

import id.bengkel.chassis.error.CommonProblem;
import id.bengkel.chassis.error.FailureAnswers;
import id.bengkel.chassis.error.Problem;
import id.bengkel.chassis.error.ProblemException;
import id.bengkel.gateway.GatewayProblem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Carries a request to a replica and the answer back, both as they come and none of them held in memory.
 *
 * <p>On Vert.x' client itself: vertx-http-proxy would hold whole answers for clients that speak HTTP/1.0, as nginx does
 * by default, and would answer for a service that fails in words of its own.
 */
@Singleton
class Forwarding {

    private static final Logger LOG = Logger.getLogger(Forwarding.class);

    static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);
    /** Well below the time that a service leaves us between being no longer ready and ending. */
    private static final Duration LOOK = Duration.ofMillis(250);
    /**
     * Below that time, too: a connection that nobody uses is closed by us before the service closes it, so that no request
     * is written to one that is just being closed. Nobody could tell whether it was read.
     */
    private static final Duration KEPT = Duration.ofSeconds(1);

    private static final Duration SWEEP = Duration.ofMillis(100);
    /** Above the 15 s between two heartbeats of a stream. */
    private static final Duration SILENCE = Duration.ofSeconds(45);

    private final Map<Service, Replicas> services = new EnumMap<>(Service.class);
    private final Vertx vertx;
    private final HttpClient client;
    private final long looking;
    private final RouteConfig.Limits limits;
    private final PassedHeaders headers;
    private final EventStreams streams;
    private final FailureAnswers answers;

    Forwarding(
            Vertx vertx,
            RouteConfig.Services config,
            RouteConfig.Limits limits,
            PassedHeaders headers,
            EventStreams streams,
            FailureAnswers answers,
            Clock clock) {
        config.replicas().forEach((service, addresses) -> services.put(service, new Replicas(addresses, clock)));
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) CONNECT_TIMEOUT.toMillis())
                        .setMaxHeaderSize(16 * 1024)
                        .setKeepAliveTimeout((int) KEPT.toSeconds())
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                        .setIdleTimeout((int) limits.timeout().plus(SILENCE).toMillis()),
                new PoolOptions()
                        .setHttp1MaxSize(limits.connections())
                        .setMaxWaitQueueSize(limits.waiting())
                        .setCleanerPeriod((int) SWEEP.toMillis()));
        this.vertx = vertx;
        this.looking = vertx.setPeriodic(
                0, LOOK.toMillis(), tick -> services.values().forEach(replicas -> replicas.look(client)));
        this.limits = limits;
        this.headers = headers;
        this.streams = streams;
        this.answers = answers;
    }

    @PreDestroy
    void close() {
        vertx.cancelTimer(looking);
        client.close();
    }

    /** Answers the request with what the service answers, or with what became of it. */
    void forward(RoutingContext request, Route route) {
        exchange(request, route)
                .recover(failure ->
                        mayRepeat(request.request(), failure) ? exchange(request, route) : Future.failedFuture(failure))
                .compose(exchange -> relay(exchange, request))
                .onFailure(failure -> giveUp(request, route, failure))
                .onComplete(done -> skipRest(request.request()));
    }

    private Future<Exchange> exchange(RoutingContext request, Route route) {
        return services.get(route.service()).connect(client).compose(upstream -> {
            HttpServerRequest incoming = request.request();
            upstream.setMethod(incoming.method()).setURI(route.target(request.normalizedPath(), incoming.query()));
            headers.toService(request, upstream);
            Exchange exchange = new Exchange(upstream, limits.timeout());
            request.addEndHandler(ended -> {
                if (ended.failed()) {
                    exchange.leave(); // as the client has
                }
            });
            return hasBody(incoming) ? exchange.send(incoming, route.maxBody()) : exchange.send();
        });
    }

    private Future<Void> relay(Exchange exchange, RoutingContext request) {
        HttpClientResponse answer = exchange.answer();
        HttpServerResponse response = request.response().setStatusCode(answer.statusCode());
        headers.toClient(answer, response.headers());
        if (mayHaveBody(answer) && !response.headers().contains(HttpHeaders.CONTENT_LENGTH)) {
            // HTTP/1.0 knows no chunks; there the end of the connection is the end of the answer.
            response.setChunked(request.request().version() != HttpVersion.HTTP_1_0);
            response.write(Buffer.buffer()); // a stream has begun even if its first event is far off
        }
        streams.begin(answer);
        return answer.pipe()
                .endOnFailure(false)
                .to(response)
                .onFailure(lost -> {
                    if (!response.headWritten()) {
                        headers.takeBack(answer, response.headers());
                    }
                })
                .onComplete(over -> {
                    streams.end(answer);
                    exchange.leave(); // a service that answered early still waits for the rest
                });
    }

    /** An answer that has begun is cut, so that nobody takes a part of it for the whole. */
    private void giveUp(RoutingContext request, Route route, Throwable failure) {
        if (!request.response().closed()) {
            answers.end(request, problem(request.request(), route, failure));
        }
    }

    /** What nobody reads would block the connection for the next request. */
    private static void skipRest(HttpServerRequest request) {
        if (!request.isEnded()) {
            request.handler(rest -> {}).resume();
        }
    }

    private static Problem problem(HttpServerRequest request, Route route, Throwable failure) {
        if (failure instanceof ProblemException problem) {
            return problem.problem();
        } else if (failure.getCause() instanceof ProblemException problem) {
            return problem.problem();
        }
        LOG.warnf("%s is not answered: %s", route.path(), failure.getClass().getName());
        if (isLost(failure)) {
            return isHarmless(request) ? CommonProblem.UNAVAILABLE : GatewayProblem.LOST;
        }
        return failure instanceof TimeoutException ? CommonProblem.TIMED_OUT : CommonProblem.BAD_GATEWAY;
    }

    /** A replica may die with the request in its hands. */
    private static boolean mayRepeat(HttpServerRequest request, Throwable failure) {
        return isHarmless(request) && isLost(failure) && !hasBody(request);
    }

    private static boolean isHarmless(HttpServerRequest request) {
        return request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
    }

    private static boolean isLost(Throwable failure) {
        return failure instanceof HttpClosedException || failure instanceof IOException;
    }

    private static boolean hasBody(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        return length != null && !"0".equals(length) || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private static boolean mayHaveBody(HttpClientResponse answer) {
        return answer.statusCode() != 204
                && answer.statusCode() != 304
                && answer.request().getMethod() != HttpMethod.HEAD;
    }
}
