package id.bengkel.reminder.message;

import id.bengkel.reminder.starsender.StarSender;
import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import io.quarkus.runtime.ShutdownEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import io.vertx.core.Vertx;
import io.vertx.mutiny.pgclient.PgBuilder;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.sqlclient.PoolOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Makes replicas of the sending part that share a queue which the application under test does not see. */
@Singleton
class ReplicaFactory {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final ZoneId JAKARTA = ZoneId.of("Asia/Jakarta");

    private final StarSender starSender;
    private final MessageSentRelay relay;
    private final DispatchConfig config;
    private final Vertx vertx;
    private final Pool pool;
    private final List<Replica> running = new ArrayList<>();
    private volatile Clock clock;
    private UUID lastVehicle;

    ReplicaFactory(
            StarSender starSender,
            MessageSentRelay relay,
            DispatchConfig config,
            Vertx vertx,
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String database,
            @ConfigProperty(name = "quarkus.datasource.username") String user,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.starSender = starSender;
        this.relay = relay;
        this.config = config;
        this.vertx = vertx;
        this.pool = PgBuilder.pool()
                .connectingTo(PgConnectOptions.fromUri(database)
                        .setUser(user)
                        .setPassword(password)
                        .addProperty("search_path", "other"))
                .with(new PoolOptions().setMaxSize(8))
                .using(io.vertx.mutiny.core.Vertx.newInstance(vertx))
                .build();
    }

    record Replica(Dispatcher dispatcher, DirectSending direct, LateReminders late) {}

    Replica replica(PolicyConfig policy) {
        return replica(policy, Duration.ZERO, config);
    }

    /** @param fast how far its clock is ahead of that of the others */
    Replica replica(PolicyConfig policy, Duration fast) {
        return replica(policy, fast, config);
    }

    /** One at which a person waits for a turn as long as a test lasts. */
    Replica patientReplica(PolicyConfig policy) {
        var patient = (DispatchConfig) Proxy.newProxyInstance(
                DispatchConfig.class.getClassLoader(),
                new Class<?>[] {DispatchConfig.class},
                (proxy, setting, none) -> "longestWait".equals(setting.getName()) ? PATIENCE : setting.invoke(config));
        return replica(policy, Duration.ZERO, patient);
    }

    private Replica replica(PolicyConfig policy, Duration fast, DispatchConfig config) {
        Clock ticking = Clock.offset(ticking(), fast);
        Pace pace = new Pace(policy);
        Starts starts = new Starts(pool, pace, config);
        QuietHours quietHours = new QuietHours(policy, ticking);
        ChannelRest rest = new ChannelRest(ticking, config);
        Sending sending = new Sending(queue(), starSender, rest, relay, vertx);
        Claiming claiming = new Claiming(pool, config, pace, starts, quietHours, ticking);
        LateReminders late = new LateReminders(pool, ticking);
        Replica replica = new Replica(
                new Dispatcher(claiming, queue(), late, sending, config, rest, pace, starts, quietHours, vertx),
                new DirectSending(queue(), sending, rest, config, pace, starts, vertx),
                late);
        running.add(replica);
        return replica;
    }

    MessageQueue queue() {
        return new MessageQueue(pool);
    }

    void clockAt(String time) {
        clock = Clock.fixed(OffsetDateTime.parse(time).toInstant(), JAKARTA);
    }

    /** The workshop's clock as it stands when it is looked at. */
    private Clock ticking() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return JAKARTA;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return clock.withZone(zone);
            }

            @Override
            public Instant instant() {
                return clock.instant();
            }
        };
    }

    void reminder(LocalDate day, LocalDate nextVisit) {
        lastVehicle = UUID.randomUUID();
        reminderOfSameVehicle(day, nextVisit);
    }

    void reminderOfSameVehicle(LocalDate day, LocalDate nextVisit) {
        pool.preparedQuery(
                        """
                        INSERT INTO message (id, kind, id_vehicle, reminder_day, next_visit_date, phone, body, status,
                            next_attempt_at, created_at)
                        VALUES (gen_random_uuid(), 'maintenance', $1, $2, $3, '6281200000001', 'Servis', 'queued', now(), now())""")
                .execute(Tuple.of(lastVehicle, day, nextVisit))
                .await()
                .atMost(PATIENCE);
    }

    long count(String condition) {
        return query("SELECT count(*) FROM message WHERE " + condition)
                .iterator()
                .next()
                .getLong(0);
    }

    /** When the messages were claimed, by the database's clock: a busy machine delays what comes of them, but not this. */
    List<Instant> starts() {
        return StreamSupport.stream(query("SELECT at FROM start ORDER BY at").spliterator(), false)
                .map(row -> row.getOffsetDateTime(0).toInstant())
                .toList();
    }

    boolean isStartWanted() {
        return query("SELECT wanted_until > now() FROM sending_pace")
                .iterator()
                .next()
                .getBoolean(0);
    }

    void wakeAll() {
        running.forEach(replica -> replica.dispatcher().wake());
    }

    void execute(String sql) {
        query(sql);
    }

    private RowSet<Row> query(String sql) {
        return pool.query(sql).execute().await().atMost(PATIENCE);
    }

    /** Does something while messages are sent and none of the results gets into the database. */
    void whileNothingIsWrittenDown(Runnable action) {
        whileLocked("LOCK TABLE gate IN EXCLUSIVE MODE", action);
    }

    /** Does something while nobody else can change what this statement has locked. */
    void whileLocked(String sql, Runnable action) {
        pool.withTransaction(connection -> connection
                        .query(sql)
                        .execute()
                        .emitOn(Infrastructure.getDefaultExecutor())
                        .invoke(action))
                .await()
                .atMost(PATIENCE);
    }

    /** An empty queue, and the real time. */
    void clear() {
        clock = Clock.system(JAKARTA);
        execute("DROP SCHEMA IF EXISTS other CASCADE");
        execute("CREATE SCHEMA other");
        execute("CREATE TABLE message (LIKE public.message INCLUDING ALL)");
        execute("CREATE TABLE sending_pace (LIKE public.sending_pace INCLUDING ALL)");
        execute("INSERT INTO sending_pace SELECT 1, now(), now(), NULL");
        execute("CREATE TABLE start (at timestamptz)");
        execute(
                """
                CREATE FUNCTION note_start() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    INSERT INTO start VALUES (clock_timestamp());
                    RETURN NEW;
                END $$""");
        execute(
                """
                CREATE TRIGGER note_start BEFORE UPDATE OF status ON message
                FOR EACH ROW WHEN (NEW.status = 'sending') EXECUTE FUNCTION note_start()""");
        execute("CREATE TABLE gate ()");
        execute(
                """
                CREATE FUNCTION pass_gate() RETURNS trigger LANGUAGE plpgsql AS $$
                BEGIN
                    LOCK TABLE gate IN ROW SHARE MODE;
                    RETURN NEW;
                END $$""");
        execute(
                """
                CREATE TRIGGER pass_gate BEFORE UPDATE OF status ON message
                FOR EACH ROW WHEN (OLD.status = 'sending') EXECUTE FUNCTION pass_gate()""");
    }

    void stop() {
        running.forEach(replica -> {
            replica.dispatcher().land(new ShutdownDelayInitiatedEvent());
            replica.dispatcher().stop(new ShutdownEvent());
        });
        running.clear();
    }

    @PreDestroy
    void close() {
        pool.closeAndAwait();
    }
}
