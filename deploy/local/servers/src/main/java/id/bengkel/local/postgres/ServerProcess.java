package id.bengkel.local.postgres;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A server that runs on a cluster as our child. */
record ServerProcess(Process process) {

    /** Replaying the log after a crash may take a while. */
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private static final Duration STOP_LIMIT = Duration.ofSeconds(20);

    /** How long what is left of a killed server may take to let go of its memory: it may be writing to a slow disk. */
    private static final Duration LETTING_GO_LIMIT = Duration.ofSeconds(60);

    private static final long BETWEEN_STARTS_MILLIS = 100;

    private static final long POLL_MILLIS = 10;

    /**
     * Returns when the server takes connections.
     *
     * @throws IllegalStateException when it does not start
     */
    static ServerProcess start(Cluster cluster, int port, boolean durable) throws IOException, InterruptedException {
        var lettingGoUntil = System.nanoTime() + LETTING_GO_LIMIT.toNanos();
        while (true) {
            var server = new ServerProcess(cluster.startServer(settings(port, durable)));
            if (server.becomesReady(cluster)) {
                return server;
            }
            if (!cluster.endOfLog().contains("is still in use") || System.nanoTime() > lettingGoUntil) {
                throw new IllegalStateException("PostgreSQL did not start:\n" + cluster.endOfLog());
            }
            Thread.sleep(BETWEEN_STARTS_MILLIS);
        }
    }

    /**
     * Ends sessions and the server cleanly; without a checkpoint when that takes too long. Killed it is only in the end,
     * because what is left of a killed server goes on for a while.
     */
    void stop() throws IOException, InterruptedException {
        for (var signal : List.of(Postmaster.FAST, Postmaster.IMMEDIATE)) {
            Postmaster.signal(signal, process.pid());
            if (process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                return;
            }
        }
        kill();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    private boolean becomesReady(Cluster cluster) throws IOException, InterruptedException {
        var until = System.nanoTime() + START_LIMIT.toNanos();
        while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
            var postmaster = Postmaster.of(cluster.data());
            if (postmaster.filter(p -> p.pid() == process.pid() && p.isReady()).isPresent()) {
                return true;
            }
            if (System.nanoTime() > until) {
                kill();
            }
        }
        return false;
    }

    private static List<String> settings(int port, boolean durable) {
        var settings = new ArrayList<>(List.of(
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=",
                "port=" + port,
                "max_connections=200",
                "shared_buffers=64MB",
                // As on any SSD: what reads a few rows by an index is not worth reading the whole table.
                "random_page_cost=1.1",
                // Statements are planned for the size of tables that were empty a moment ago until somebody counts.
                "autovacuum_naptime=15s",
                "timezone=UTC",
                "log_timezone=UTC"));
        if (!durable) {
            settings.addAll(List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off"));
        }
        return settings;
    }
}
