package id.bengkel.gateway.route;

import id.bengkel.chassis.error.CommonProblem;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.vertx.core.Future;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.RequestOptions;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jboss.logging.Logger;

/**
 * The replicas of one service, taken in turn. One that cannot be reached, loses a request, or says that it is not ready,
 * comes last for a few seconds.
 */
final class Replicas {

    private static final Logger LOG = Logger.getLogger(Replicas.class);
    private static final Duration DOWN = Duration.ofSeconds(3);
    /** For a free connection; longer than {@link Forwarding#CONNECT_TIMEOUT}, to tell busy from gone. */
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    /** For connections that close in the moment in which they are chosen. */
    private static final int ATTEMPTS = 3;

    private final List<Replica> all;
    private final Clock clock;
    private final AtomicInteger turn = new AtomicInteger();

    Replicas(List<URI> addresses, Clock clock) {
        this.all = addresses.stream().map(Replica::new).toList();
        this.clock = clock;
    }

    /** A request to the first replica that takes a connection; fails with a 503 when none does. */
    Future<HttpClientRequest> connect(HttpClient client) {
        int first = turn.getAndIncrement();
        long now = clock.millis();
        return connect(
                client,
                IntStream.range(0, all.size())
                        .mapToObj(next -> all.get(Math.floorMod(first + next, all.size())))
                        .sorted(Comparator.comparing(replica -> replica.downUntil > now))
                        .iterator());
    }

    /** Leaves those out that are about to end, before they turn anybody away, and takes those in that are ready again. */
    void look(HttpClient client) {
        if (all.size() > 1) {
            all.forEach(replica -> look(client, replica));
        }
    }

    private void look(HttpClient client, Replica replica) {
        client.request(replica.readiness)
                .compose(HttpClientRequest::send)
                .onSuccess(answer -> {
                    if (answer.statusCode() == HttpResponseStatus.OK.code()) {
                        replica.downUntil = 0;
                    } else {
                        leaveOut(replica);
                    }
                })
                .onFailure(failure -> {
                    if (failure instanceof IOException) {
                        leaveOut(replica);
                    }
                });
    }

    private Future<HttpClientRequest> connect(HttpClient client, Iterator<Replica> candidates) {
        if (!candidates.hasNext()) {
            return Future.failedFuture(CommonProblem.UNAVAILABLE.failure());
        }
        Replica replica = candidates.next();
        return connect(client, replica, ATTEMPTS)
                .onSuccess(request -> request.response().onFailure(failure -> {
                    if (failure instanceof HttpClosedException || failure instanceof IOException) {
                        leaveOut(replica);
                    }
                }))
                .recover(failure -> {
                    if (failure instanceof IOException) { // else it is only busy
                        leaveOut(replica);
                    }
                    return connect(client, candidates);
                });
    }

    private static Future<HttpClientRequest> connect(HttpClient client, Replica replica, int attempts) {
        return client.request(replica.options)
                .recover(failure -> failure instanceof HttpClosedException && attempts > 1
                        ? connect(client, replica, attempts - 1)
                        : Future.failedFuture(failure));
    }

    private void leaveOut(Replica replica) {
        long now = clock.millis();
        if (replica.downUntil < now) {
            LOG.warnf("%s cannot be reached, lost a request or is not ready", replica.address);
        }
        replica.downUntil = now + DOWN.toMillis();
    }

    private static final class Replica {
        private final URI address;
        private final RequestOptions options;
        private final RequestOptions readiness;
        private volatile long downUntil;

        Replica(URI address) {
            this.address = address;
            this.options =
                    new RequestOptions().setAbsoluteURI(address.toString()).setConnectTimeout(PATIENCE.toMillis());
            this.readiness =
                    new RequestOptions(options).setURI("/q/health/ready").setIdleTimeout(PATIENCE.toMillis());
        }
    }
}
