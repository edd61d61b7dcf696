package id.bengkel.local.test;

import id.bengkel.local.folder.Folders;
import id.bengkel.local.kafka.EmbeddedKafka;
import id.bengkel.local.keys.JwtKeys;
import id.bengkel.local.port.FreePort;
import id.bengkel.local.postgres.EmbeddedPostgres;
import id.bengkel.local.sandbox.Sandbox;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * PostgreSQL with an empty database, Kafka with its topics, the provider sandbox and a key pair for tokens, started once
 * per test JVM and gone with it. The configuration it returns is all that a service needs.
 */
public final class TestServers implements QuarkusTestResourceLifecycleManager {

    /**
     * Holds the configuration of this JVM's servers. Not a static field: the tests of one JVM may see several copies of
     * this class, one for each class loader.
     */
    private static final String STARTED = "bengkel.test-servers";

    private static final String POSTGRES = "postgres";

    private static final Path FOLDER = Path.of("target", "test-servers").toAbsolutePath();

    @Override
    public Map<String, String> start() {
        if (System.getProperty(STARTED) == null) {
            System.setProperty(STARTED, new JsonObject(startAll()).encode());
        }
        return new JsonObject(System.getProperty(STARTED))
                .stream().collect(Collectors.toMap(Map.Entry::getKey, entry -> (String) entry.getValue()));
    }

    /** Nothing: the tests of the next configuration use the same servers, which end with the JVM. */
    @Override
    public void stop() {}

    static JwtKeys keys() {
        return JwtKeys.makeIfMissing(folderOfThisProcess().resolve("keys"));
    }

    /** A key that signs no longer, whose tokens are good until they expire. */
    static JwtKeys formerKeys() {
        return JwtKeys.makeIfMissing(folderOfThisProcess().resolve("former-keys"));
    }

    private static Map<String, Object> startAll() {
        clearAwayLeftBehind();
        var folder = folderOfThisProcess();
        var keys = keys();
        var kafka = EmbeddedKafka.start(folder.resolve("kafka"), 0);
        var postgres = EmbeddedPostgres.start(
                new EmbeddedPostgres.Options(folder.resolve(POSTGRES), TestBinaries.FOLDER, 0, false));
        endWithJvm(postgres, kafka, folder);
        postgres.createDatabase("bengkel", "bengkel", "bengkel");
        var servicePort = FreePort.find();
        var service = URI.create("http://127.0.0.1:" + servicePort);
        var sandbox = Sandbox.start(new Sandbox.Options(0, () -> service, Optional.empty(), Optional.empty()));

        var settings = new TreeMap<String, Object>();
        settings.put("quarkus.http.test-port", String.valueOf(servicePort));
        settings.put("bengkel.database", "127.0.0.1:" + postgres.port() + "/bengkel");
        settings.put("bengkel.database.username", "bengkel");
        settings.put("bengkel.database.password", "bengkel");
        settings.put("kafka.bootstrap.servers", kafka.bootstrapServers());
        settings.put("bengkel.jwt.signing-key", keys.signingKey().toUri().toString());
        settings.put("bengkel.jwt.jwks", jwks(keys, formerKeys()).toUri().toString());
        settings.put("bengkel.sandbox.url", sandbox.uri().toString());
        settings.put("STARSENDER_API_URL", sandbox.uri() + "/api/send");
        settings.put("STARSENDER_API_KEY", "starsender-test-key");
        settings.put("WHAPI_BASE_URL", sandbox.uri().toString());
        settings.put("WHAPI_TOKEN", "whapi-test-token");
        return settings;
    }

    private static Path jwks(JwtKeys... all) {
        var keys = new JsonArray();
        try {
            for (var one : all) {
                keys.addAll(new JsonObject(Files.readString(one.jwks())).getJsonArray("keys"));
            }
            return Files.writeString(
                    folderOfThisProcess().resolve("jwks.json"),
                    new JsonObject().put("keys", keys).encode());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Kafka too, although it is in this JVM: it halts the JVM, with a failure, when its folder vanishes under it. */
    private static void endWithJvm(EmbeddedPostgres postgres, EmbeddedKafka kafka, Path folder) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            postgres.stop();
            kafka.close();
            delete(folder);
        }));
    }

    /** A test JVM that was killed could not end its PostgreSQL. In a container it may have had the number of this one. */
    private static void clearAwayLeftBehind() {
        try (var folders = Files.newDirectoryStream(Files.createDirectories(FOLDER), "[0-9]*")) {
            for (var folder : folders) {
                var owner = Long.parseLong(folder.getFileName().toString());
                if (owner == ProcessHandle.current().pid()
                        || ProcessHandle.of(owner).isEmpty()) {
                    EmbeddedPostgres.stopLeftBehind(folder.resolve(POSTGRES));
                    delete(folder);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot clear " + FOLDER, e);
        }
    }

    private static void delete(Path folder) {
        try {
            Folders.delete(folder);
        } catch (IOException stillInUse) {
            // The next test JVM tries again.
        }
    }

    private static Path folderOfThisProcess() {
        return FOLDER.resolve(String.valueOf(ProcessHandle.current().pid()));
    }
}
