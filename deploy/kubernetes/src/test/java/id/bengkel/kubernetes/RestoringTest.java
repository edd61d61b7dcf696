package id.bengkel.kubernetes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import id.bengkel.local.postgres.EmbeddedPostgres;
import id.bengkel.local.test.TestBinaries;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the files of {@code deploy/restore} in databases that the services' migrations have made. */
class RestoringTest {

    @TempDir
    private static Path folder;

    private static final Map<String, List<String>> MIGRATED = new TreeMap<>();

    private static EmbeddedPostgres postgres;

    @BeforeAll
    static void makeTheDatabases() {
        postgres = EmbeddedPostgres.start(new EmbeddedPostgres.Options(folder, TestBinaries.FOLDER, 0, false));
        for (var database : List.of("customer", "reminder", "chat", "gateway")) {
            postgres.createDatabase(database, database, "secret");
            MIGRATED.put(database, startTwoReplicas(database));
        }
    }

    @AfterAll
    static void stop() {
        postgres.stop();
    }

    @Test
    void ofReplicasThatStartAtOnceOneCarriesOutEachMigration() {
        MIGRATED.forEach((database, migrations) ->
                assertEquals(new TreeSet<>(migrations).size(), migrations.size(), database + ": " + migrations));
        assertTrue(MIGRATED.get("reminder").size() > 5);
    }

    @Test
    void everyVehicleIsToldAnewAsItsServiceTellsIt() throws Exception {
        execute(
                "customer",
                """
                INSERT INTO customer (id, nama, hp, created_at, updated_at)
                    VALUES (gen_random_uuid(), 'Budi Santoso', '6281234567890', now(), now());
                INSERT INTO vehicle (id, customer_id, no_pol, no_pol_key, service_interval_months, next_visit_by_hand, sold,
                    version, created_at, updated_at)
                SELECT gen_random_uuid(), id, 'B 1234 CD', 'B1234CD', 4, false, false, 3, now(), now() FROM customer;""");

        execute("customer", read(Overlay.REPOSITORY.resolve("deploy/restore/customer.sql")));

        var event = Overlay.YAML.readTree(query("customer", "SELECT payload FROM outbox"));
        var example = Overlay.YAML.readTree(read(Overlay.REPOSITORY.resolve(
                "customer-service/src/main/resources/contracts/vehicle-changed.example.json")));
        assertEquals(names(example.fieldNames()), names(event.fieldNames()));
        assertEquals(1_000_003, event.path("version").asLong());
        assertEquals("1000003", query("customer", "SELECT version FROM vehicle"));
    }

    @Test
    void whatIsGoneIsStillToldToBeGone() throws Exception {
        execute("customer", "INSERT INTO outbox (id, key, time) VALUES (gen_random_uuid(), 'gone', now())");

        execute("customer", read(Overlay.REPOSITORY.resolve("deploy/restore/customer.sql")));

        assertEquals("1", query("customer", "SELECT count(*) FROM outbox WHERE payload IS NULL"));
    }

    @Test
    void theJobThatLetsTheReportCountAgainMayDoWhatItDoes() {
        Overlay.needsKubectl();
        var job = parse("deploy/restore/count-again.yaml");
        var pod = job.at("/spec/template");
        var production = Overlay.of("production");

        assertEquals(List.of(), new KnownFields().unknownIn(job));
        assertEquals(
                Set.of("kafka:9093", "postgres:5432"), new Network(production).reachedBy(pod.at("/metadata/labels")));
        assertTrue(production
                .names("KafkaUser")
                .contains(pod.at("/spec/containers/0/env/2/valueFrom/secretKeyRef/name")
                        .asText()));
        assertEquals(production.settings().path("KAFKA_BOOTSTRAP_SERVERS"), pod.at("/spec/containers/0/env/1/value"));
    }

    @Test
    void aClusterThatWasBroughtBackIsKeptInAnArchiveOfItsOwn() {
        Overlay.needsKubectl();
        var restored = Overlay.of("../src/test/overlays/restored");

        var cluster = restored.resources("Cluster").findFirst().orElseThrow();

        assertEquals(List.of(), new KnownFields().unknownIn(cluster));
        assertEquals(cluster.at("/spec/externalClusters/0/name"), cluster.at("/spec/bootstrap/recovery/source"));
        assertEquals(
                "postgres",
                cluster.at("/spec/externalClusters/0/plugin/parameters/serverName")
                        .asText());
        assertEquals(
                "postgres-2",
                cluster.at("/spec/plugins/0/parameters/serverName").asText());
    }

    @Test
    void whatWaitedIsNotSentASecondTimeAndNoRunIsMissed() throws Exception {
        var before =
                """
                INSERT INTO message (id, kind, phone, body, status, next_attempt_at, created_at)
                SELECT gen_random_uuid(), 'direct', '6281234567890', 'Halo', status, now(), now()
                FROM unnest('{queued,sending,sent,failed}'::text[]) AS status;
                INSERT INTO reminder_run (id, kind, trigger, day, status, total_customers, started_at, days_threshold, only_active)
                VALUES (gen_random_uuid(), 'maintenance', 'scheduled', (now() AT TIME ZONE 'Asia/Jakarta')::date - 2, 'sending', 4,
                    now() - interval '2 days', 3, true);
                INSERT INTO vehicle (id, version, no_pol, customer_id, sold)
                VALUES (gen_random_uuid(), 1, 'B 1', gen_random_uuid(), false);""";

        // In one transaction, for which it is the same day from its beginning to its end.
        execute(
                "reminder",
                before
                        + read(Overlay.REPOSITORY.resolve("deploy/restore/reminder.sql"))
                                .replace(":'timezone'", "'Asia/Jakarta'"));

        assertEquals(
                "failed sent unknown unknown",
                query("reminder", "SELECT string_agg(status, ' ' ORDER BY status) FROM message"));
        assertEquals(
                "2 maintenance, 1 maintenance, 1 manual, 0 maintenance, 0 manual",
                query(
                        "reminder",
                        """
                        SELECT string_agg((finished_at AT TIME ZONE 'Asia/Jakarta')::date - day || ' ' || kind, ', ' ORDER BY day, kind)
                        FROM reminder_run WHERE trigger = 'scheduled' AND status = 'finished'"""));
        assertEquals("0", query("reminder", "SELECT count(*) FROM vehicle"));
    }

    @Test
    void answersThatWaitedAreNotSentAndIdsAreNotGivenTwice() throws Exception {
        execute(
                "chat",
                """
                INSERT INTO chat (address, name, created_at, last_message_at) VALUES ('62812', 'Budi', now(), now());
                INSERT INTO message (chat_id, sender, text, status, written_at, created_at)
                    SELECT id, 'agent', 'Baik', 'queued', now(), now() FROM chat;
                INSERT INTO outgoing (message_id, chat_id, action) SELECT id, chat_id, 'send' FROM message;""");

        execute("chat", read(Overlay.REPOSITORY.resolve("deploy/restore/chat.sql")));
        execute("gateway", read(Overlay.REPOSITORY.resolve("deploy/restore/gateway.sql")));

        assertEquals("failed", query("chat", "SELECT status FROM message"));
        assertEquals("0", query("chat", "SELECT count(*) FROM outgoing"));
        for (var table : List.of("chat/chat", "chat/message", "gateway/account")) {
            var place = table.split("/");
            var next = query(place[0], "SELECT nextval(pg_get_serial_sequence('" + place[1] + "', 'id'))");
            assertTrue(Long.parseLong(next) > 1_000_000, table);
        }
    }

    /** What either of them carried out. */
    private static List<String> startTwoReplicas(String database) {
        var module = database.equals("gateway") ? database : database + "-service";
        var flyway = Flyway.configure()
                .dataSource("jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + database, database, "secret")
                .locations(
                        "filesystem:" + Overlay.REPOSITORY.resolve(module).resolve("src/main/resources/db/migration"))
                .validateMigrationNaming(true)
                .load();
        var replicas = Stream.generate(() -> CompletableFuture.supplyAsync(flyway::migrate))
                .limit(2)
                .toList();
        return replicas.stream()
                .flatMap(replica -> replica.join().migrations.stream())
                .map(migration -> migration.version)
                .toList();
    }

    private static JsonNode parse(String file) {
        try {
            return Overlay.YAML.readTree(read(Overlay.REPOSITORY.resolve(file)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> names(Iterator<String> fields) {
        var names = new TreeSet<String>();
        fields.forEachRemaining(names::add);
        return names;
    }

    private static void execute(String database, String statements) throws SQLException {
        try (var connection = postgres.connect(database);
                var statement = connection.createStatement()) {
            statement.execute(statements);
        }
    }

    private static String query(String database, String query) throws SQLException {
        try (var connection = postgres.connect(database);
                var statement = connection.createStatement();
                var rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
