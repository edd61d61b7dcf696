package id.bengkel.customer;

import io.restassured.response.ValidatableResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

/** Makes several calls at the same time. */
final class AtOnce {

    private AtOnce() {}

    /** The status of each call, in the order of what they are about. */
    static <T> List<Integer> call(List<T> subjects, Function<T, ValidatableResponse> call) {
        ExecutorService people = Executors.newFixedThreadPool(subjects.size());
        CountDownLatch allReady = new CountDownLatch(subjects.size());
        try {
            List<CompletableFuture<Integer>> calls = subjects.stream()
                    .map(subject -> CompletableFuture.supplyAsync(
                            () -> {
                                awaitTogether(allReady);
                                return call.apply(subject).extract().statusCode();
                            },
                            people))
                    .toList();
            return calls.stream().map(CompletableFuture::join).toList();
        } finally {
            people.shutdown();
        }
    }

    private static void awaitTogether(CountDownLatch allReady) {
        allReady.countDown();
        try {
            allReady.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
