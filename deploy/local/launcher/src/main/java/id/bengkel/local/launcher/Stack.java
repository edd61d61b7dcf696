package id.bengkel.local.launcher;

import id.bengkel.local.demo.DemoWorkshop;
import id.bengkel.local.demo.Session;
import id.bengkel.local.keys.JwtKeys;
import id.bengkel.local.postgres.EmbeddedPostgres;
import id.bengkel.local.sandbox.Sandbox;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/** Everything that runs, from the start of the first server to the end of the last one. */
final class Stack {

    private static final String POSTGRES = "postgres";

    private static final String KAFKA = "kafka";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final Settings settings;
    private final Layout layout;
    private final DataFolder data;
    private final String adminPassword;
    private final StatusFile statusFile;
    private final Holds holds;
    private final Reaper reaper;
    private final Console console;
    private final Clock clock;

    Stack(Settings settings, Layout layout, DataFolder data, Reaper reaper, Console console, Clock clock) {
        this.settings = settings;
        this.layout = layout;
        this.data = data;
        this.adminPassword = data.passwords().of("admin", settings.adminPassword());
        this.statusFile = new StatusFile(data.resolve("status.json"));
        this.holds = new Holds(data);
        this.reaper = reaper;
        this.console = console;
        this.clock = clock;
    }

    /**
     * Returns when a signal was given and nothing runs any more.
     *
     * @throws RuntimeException when something does not start or cannot be kept running; nothing runs then either
     */
    void run(StopSignal stop, boolean demo) {
        statusFile.remove();
        var begin = clock.instant();
        var welcome = new Welcome(settings, data, console);
        welcome.warnOfRealMessages();
        console.say("Starting PostgreSQL, Kafka, the sandbox and "
                + layout.replicas().size() + " services ...");
        try (var kafka = new StartingKafka(data.resolve(KAFKA), layout.kafkaPort());
                var postgres = startPostgres();
                var sandbox = startSandbox();
                var fleet = fleet(wiring(postgres, kafka, sandbox))) {
            makeDatabases(postgres);
            fleet.start();
            kafka.awaitStarted();
            if (fleet.becomesReady(stop)) {
                if (demo) {
                    fillInDemo(sandbox);
                }
                var running = new Running(layout.gateway().uri(), postgres, kafka.address(), sandbox, fleet);
                statusFile.write(running);
                welcome.say(running, Duration.between(begin, clock.instant()));
                watch(running, kafka, stop);
            }
            console.say("Stopping ...");
        } finally {
            statusFile.remove();
        }
        console.say("Stopped.");
    }

    private EmbeddedPostgres startPostgres() {
        var postgres = EmbeddedPostgres.start(
                new EmbeddedPostgres.Options(data.resolve(POSTGRES), settings.target(), layout.postgresPort(), true));
        reaper.watch(POSTGRES, postgres.pid());
        return postgres;
    }

    private void makeDatabases(EmbeddedPostgres postgres) {
        for (var service : Service.values()) {
            postgres.createDatabase(
                    service.title(), service.title(), data.passwords().of(service.title()));
        }
    }

    private Sandbox startSandbox() {
        return Sandbox.start(new Sandbox.Options(
                layout.sandboxPort(),
                () -> layout.gateway().uri(),
                settings.text("WHAPI_WEBHOOK_TOKEN"),
                Optional.of(data.resolve("sandbox.jsonl"))));
    }

    private Wiring wiring(EmbeddedPostgres postgres, StartingKafka kafka, Sandbox sandbox) {
        return new Wiring(
                settings,
                layout,
                data.passwords(),
                adminPassword,
                JwtKeys.makeIfMissing(data.resolve("keys")),
                "127.0.0.1:" + postgres.port(),
                kafka.address(),
                sandbox.uri());
    }

    private Fleet fleet(Wiring wiring) {
        return new Fleet(
                layout.replicas().stream()
                        .map(replica -> new ServiceProcess(
                                replica,
                                replica.service().program(settings.repository()),
                                data,
                                wiring.environment(replica)))
                        .map(process -> new WatchedService(process, reaper, console, clock))
                        .toList(),
                clock);
    }

    private void fillInDemo(Sandbox sandbox) {
        console.say("Filling in a small workshop ...");
        var admin = Session.signIn(layout.gateway().uri(), "admin", adminPassword);
        var customersWrite = settings.has(Settings.WHAPI_TOKEN)
                ? Optional.<Session>empty()
                : Optional.of(Session.open(sandbox.uri()));
        new DemoWorkshop(admin, customersWrite, settings.today(clock)).fillIn();
    }

    private void watch(Running running, StartingKafka kafka, StopSignal stop) {
        while (!stop.isGivenWithin(BETWEEN_LOOKS)) {
            look(running.postgres());
            look(kafka);
            if (running.fleet().look(holds)) {
                statusFile.write(running);
            }
        }
    }

    private void look(EmbeddedPostgres postgres) {
        var held = holds.holds(POSTGRES);
        if (held && postgres.isAlive()) {
            console.report("PostgreSQL is held.");
            postgres.stop();
            reaper.forget(POSTGRES);
        } else if (!held && !postgres.isAlive()) {
            console.report("PostgreSQL ENDED and is started again.");
            postgres.restart();
            reaper.watch(POSTGRES, postgres.pid());
        }
    }

    private void look(StartingKafka kafka) {
        kafka.failure().ifPresent(this::end);
        var held = holds.holds(KAFKA);
        if (held && kafka.isRunning()) {
            console.report("Kafka is held.");
            kafka.stop();
        } else if (!held && !kafka.isRunning()) {
            kafka.startAgain();
            console.report("Kafka is started again.");
        }
    }

    /** Told at once, because the services take their time to stop. */
    private void end(String reason) {
        console.report(
                "Kafka ENDED. %s. Its log: %s".formatted(reason, data.logs().resolve("servers.log")));
        throw new CannotStart("Kafka cannot be kept running: everything stops. The data stay.");
    }
}
