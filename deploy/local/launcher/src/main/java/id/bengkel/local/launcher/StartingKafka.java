package id.bengkel.local.launcher;

import id.bengkel.local.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A broker that starts while others do, which ask for it only later. It can be stopped and started again. */
final class StartingKafka implements AutoCloseable {

    private final Path data;
    private final int port;
    private CompletableFuture<EmbeddedKafka> kafka;
    private boolean running = true;

    StartingKafka(Path data, int port) {
        this.data = data;
        this.port = port;
        this.kafka = CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(data, port));
    }

    /** {@code host:port}, before somebody listens there. */
    String address() {
        return "127.0.0.1:" + port;
    }

    /** @throws java.util.concurrent.CompletionException when it does not start */
    void awaitStarted() {
        kafka.join();
    }

    boolean isRunning() {
        return running;
    }

    /** Why it has ended by itself. */
    Optional<String> failure() {
        return running ? kafka.join().failure() : Optional.empty();
    }

    void stop() {
        close();
        running = false;
    }

    void startAgain() {
        kafka = CompletableFuture.completedFuture(EmbeddedKafka.start(data, port));
        running = true;
    }

    /** Waits for a start that still goes on: what does not run yet cannot be stopped. */
    @Override
    public void close() {
        if (!running) {
            return;
        }
        kafka.handle((started, failure) -> started)
                .thenAccept(started -> {
                    if (started != null) {
                        started.close();
                    }
                })
                .join();
    }
}
