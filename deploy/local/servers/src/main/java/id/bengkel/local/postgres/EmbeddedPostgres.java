package id.bengkel.local.postgres;

import id.bengkel.local.port.FreePort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;

/**
 * A PostgreSQL server of our own on 127.0.0.1, with password authentication, UTF-8, locale C and UTC. It never uses a
 * server that runs already: one that an earlier owner of the data left behind is stopped first. Not for use by several
 * threads at once.
 */
public final class EmbeddedPostgres implements AutoCloseable {

    private final Cluster cluster;
    private final boolean durable;
    private int port;
    private ServerProcess server;

    /**
     * @param dataDirectory holds the database cluster, the superuser's password and the server's log; made if missing
     * @param binariesDirectory where the server's programs are unpacked once, shared by any number of servers
     * @param port where to listen, 0 for any free port
     * @param durable whether committed data survive a crash of the machine; false is faster, for tests
     */
    public record Options(Path dataDirectory, Path binariesDirectory, int port, boolean durable) {

        /** The programs go beside the data directory. */
        public Options(Path dataDirectory, int port, boolean durable) {
            this(dataDirectory, dataDirectory.toAbsolutePath().getParent(), port, durable);
        }
    }

    private EmbeddedPostgres(Options options) throws IOException, InterruptedException {
        this.cluster = new Cluster(options.dataDirectory(), PostgresBinaries.within(options.binariesDirectory()));
        this.durable = options.durable();
        this.port = options.port();
    }

    /**
     * Starts a server and returns when it takes connections.
     *
     * @throws IllegalStateException when it does not start, with the end of its log
     */
    public static EmbeddedPostgres start(Options options) {
        return uninterrupted(() -> {
            var postgres = new EmbeddedPostgres(options);
            postgres.start();
            return postgres;
        });
    }

    /**
     * Stops a server whose owner died without stopping it; does nothing when there is none.
     *
     * @param dataDirectory that of the {@link Options} it was started with
     */
    public static void stopLeftBehind(Path dataDirectory) {
        uninterrupted(() -> {
            if (Files.exists(dataDirectory)) {
                Postmaster.clearAway(Cluster.dataIn(dataDirectory.toRealPath()));
            }
            return null;
        });
    }

    public int port() {
        return port;
    }

    /** Where tools like psql find the server, with the superuser's name and password. */
    public URI uri() {
        return URI.create("postgresql://%s:%s@127.0.0.1:%d".formatted(Cluster.SUPERUSER, cluster.password(), port));
    }

    /** The server's process number. */
    public long pid() {
        return server.process().pid();
    }

    /** Whether the server's process runs. */
    public boolean isAlive() {
        return server.process().isAlive();
    }

    /**
     * Makes a database that only its owner may use. What is there already stays; the password is set anew.
     *
     * @param owner the role, made if missing, that signs in with {@code password}
     */
    public void createDatabase(String name, String owner, String password) {
        try (var connection = connect(Cluster.SUPERUSER)) {
            new Databases(connection).create(name, owner, password);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create database " + name, e);
        }
    }

    /**
     * A connection of the superuser, for tests and tools.
     *
     * @throws SQLException when the server is down or there is no such database
     */
    public Connection connect(String database) throws SQLException {
        var login = new Properties();
        login.put("user", Cluster.SUPERUSER);
        login.put("password", cluster.password());
        // Not through DriverManager, which hides drivers from classes of other class loaders.
        return new org.postgresql.Driver().connect("jdbc:postgresql://127.0.0.1:" + port + "/" + database, login);
    }

    /** Ends sessions and the server cleanly. */
    public void stop() {
        uninterrupted(() -> {
            server.stop();
            return null;
        });
    }

    /** Ends the server as a crash would: no checkpoint, no goodbye. */
    public void kill() {
        server.kill();
    }

    /** Starts the server again on the same port, stopping it first when it runs. */
    public void restart() {
        if (isAlive()) {
            stop();
        }
        uninterrupted(() -> {
            start();
            return null;
        });
    }

    @Override
    public void close() {
        stop();
    }

    private void start() throws IOException, InterruptedException {
        Postmaster.clearAway(cluster.data());
        cluster.prepare();
        // As late as possible, so that nobody takes it in the meantime.
        port = FreePort.orAny(port);
        server = ServerProcess.start(cluster, port, durable);
    }

    private interface Step<T> {

        T run() throws IOException, InterruptedException;
    }

    private static <T> T uninterrupted(Step<T> step) {
        try {
            return step.run();
        } catch (IOException e) {
            throw new UncheckedIOException("PostgreSQL and its files are out of reach", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for PostgreSQL", e);
        }
    }
}
