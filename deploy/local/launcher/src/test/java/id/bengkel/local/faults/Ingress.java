package id.bengkel.local.faults;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Knows which gateways are ready, as whatever stands before them does, by asking each again and again. */
final class Ingress implements AutoCloseable {

    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(250);
    private static final Duration ANSWER_LIMIT = Duration.ofSeconds(3);
    private static final int OK = 200;

    private static final HttpClient HTTP = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(1))
            .build();

    private final List<URI> gateways;
    private final AtomicInteger turn = new AtomicInteger();
    private final ScheduledExecutorService asking = Executors.newSingleThreadScheduledExecutor();
    private volatile List<URI> ready;

    Ingress(List<URI> gateways) {
        this.gateways = gateways;
        this.ready = gateways;
        asking.scheduleWithFixedDelay(this::ask, 0, BETWEEN_QUESTIONS.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** One of those that were ready when last asked, in turn. */
    URI next() {
        var now = ready;
        return now.get(Math.floorMod(turn.getAndIncrement(), now.size()));
    }

    /** Whether all were ready when last asked. */
    boolean allAreReady() {
        return ready.size() == gateways.size();
    }

    private void ask() {
        var now = gateways.stream().filter(Ingress::saysReady).toList();
        ready = now.isEmpty() ? gateways : now;
    }

    private static boolean saysReady(URI gateway) {
        var question = HttpRequest.newBuilder(gateway.resolve("/q/health/ready"))
                .timeout(ANSWER_LIMIT)
                .build();
        try {
            return HTTP.send(question, BodyHandlers.discarding()).statusCode() == OK;
        } catch (IOException away) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        asking.shutdownNow();
    }
}
