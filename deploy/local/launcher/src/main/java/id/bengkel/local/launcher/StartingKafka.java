package id.bengkel.local.launcher;

import id.bengkel.local.kafka.EmbeddedKafka;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A broker that starts while others do, which ask for it only later. */
final class StartingKafka implements AutoCloseable {

    private final int port;
    private final CompletableFuture<EmbeddedKafka> kafka;

    StartingKafka(Path data, int port) {
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

    /** Waits for a start that still goes on: what does not run yet cannot be stopped. */
    @Override
    public void close() {
        kafka.handle((started, failure) -> started)
                .thenAccept(started -> {
                    if (started != null) {
                        started.close();
                    }
                })
                .join();
    }
}
