package id.bengkel.local.faults;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.time.Duration;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** Many people who call at the same time, each of them again as soon as there is an answer. */
final class Crowd implements AutoCloseable {

    private static final int LARGEST = 4_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Vertx vertx = Vertx.vertx();
    private final HttpClient client =
            vertx.createHttpClient(new HttpClientOptions(), new PoolOptions().setHttp1MaxSize(LARGEST));

    /**
     * A call by somebody.
     *
     * @param body empty for a call that only asks
     * @param served the status of who is served
     */
    record Call(HttpMethod method, String path, Supplier<Buffer> body, int served) {}

    /**
     * What a crowd has met.
     *
     * @param statuses how often there was which; 0 stands for none
     * @param served in a second
     * @param slowestRefusal to serve somebody, of all but the last hundredth, in milliseconds
     */
    record Outcome(Map<Integer, Integer> statuses, long served, long slowestRefusal) {

        @Override
        public String toString() {
            return "%d a second, refusals within %d ms, %s".formatted(served, slowestRefusal, statuses);
        }
    }

    /** Calls for some time, by so many people. */
    Outcome call(Front front, Call call, int people, Duration time) {
        var statuses = new ConcurrentSkipListMap<Integer, Integer>();
        var refusals = new ConcurrentLinkedQueue<Long>();
        long begin = System.nanoTime();
        long end = begin + time.toNanos();
        var all = IntStream.range(0, people)
                .mapToObj(person -> goOn(front, call, end, statuses, refusals))
                .toList();
        Future.join(all).toCompletionStage().toCompletableFuture().join();
        long seconds = Math.max(1, TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin));
        var sorted = refusals.stream().sorted().toList();
        long slowest = sorted.isEmpty() ? 0 : sorted.get(sorted.size() * 99 / 100);
        return new Outcome(
                statuses, statuses.getOrDefault(call.served(), 0) / seconds, TimeUnit.NANOSECONDS.toMillis(slowest));
    }

    private Future<Void> goOn(Front front, Call call, long end, Map<Integer, Integer> statuses, Queue<Long> refusals) {
        long begin = System.nanoTime();
        if (begin > end) {
            return Future.succeededFuture();
        }
        return send(front, call).otherwise(0).compose(status -> {
            statuses.merge(status, 1, Integer::sum);
            if (status != call.served()) {
                refusals.add(System.nanoTime() - begin);
            }
            return goOn(front, call, end, statuses, refusals);
        });
    }

    private Future<Integer> send(Front front, Call call) {
        var options = new RequestOptions()
                .setMethod(call.method())
                .setAbsoluteURI(front.gateway().resolve(call.path()).toString())
                .setConnectTimeout(PATIENCE.toMillis())
                .setIdleTimeout(PATIENCE.toMillis())
                .putHeader("Content-Type", "application/json")
                .putHeader("Authorization", "Bearer " + front.token());
        return client.request(options)
                .compose(request -> request.send(call.body().get())
                        .compose(answer -> answer.body().map(answer.statusCode())));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
