package id.bengkel.local.test;

import id.bengkel.local.folder.Folders;
import id.bengkel.local.keys.JwtKeys;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/**
 * Stands in for an identity provider of a workshop's own: publishes its keys at {@code /certs} and issues tokens as Keycloak
 * does. {@code /fetched} tells how often somebody asked for the keys. From {@code /away} on it does not give them, until
 * {@code /back}.
 */
public final class IdentityProvider implements AutoCloseable {

    private static final String ISSUER = "https://id.example/realms/bengkel";

    /** With a folder for each key: the tests of one JVM may see several copies of this class. */
    private static final Path FOLDER = Path.of("target", "identity-provider").toAbsolutePath();

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger fetched = new AtomicInteger();
    private volatile boolean away;
    private final int port;

    private IdentityProvider() {
        port = vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    /** With one key, and those of before forgotten. */
    public static IdentityProvider start() {
        try {
            Folders.delete(FOLDER);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        key("first");
        return new IdentityProvider();
    }

    /** A token of somebody who has signed in there, signed with the first key. */
    public static String token(String role) {
        return token(role, key("first"));
    }

    /** The same without {@code jti}, which some providers leave out. */
    public static String tokenWithoutNumber(String role) {
        return token(role, key("first"), claims -> claims.remove("jti"));
    }

    /** The same, signed with another key, published or not. */
    public static String token(String role, JwtKeys key) {
        return token(role, key, unchanged -> {});
    }

    private static String token(String role, JwtKeys key, Consumer<JsonObject> change) {
        return TestTokens.with(key, role, claims -> {
            change.accept(claims);
            claims.remove("upn");
            claims.remove("groups");
            claims.put("iss", ISSUER)
                    .put("aud", "dashboard")
                    .put("sub", "f:17:siti")
                    .put("sid", UUID.randomUUID().toString())
                    .put("preferred_username", "siti")
                    .put("name", "Siti Aminah")
                    .put("email", "siti@example.com")
                    .put("realm_access", new JsonObject().put("roles", List.of(role, "offline_access")));
        });
    }

    /** The key of this name, published beside all others from now on. */
    public static JwtKeys key(String name) {
        return JwtKeys.makeIfMissing(FOLDER.resolve(name));
    }

    /** What makes a service trust it, and nobody else. */
    public Map<String, String> settings() {
        return Map.of(
                "BENGKEL_OIDC_ISSUER",
                ISSUER,
                "BENGKEL_OIDC_JWKS",
                "http://127.0.0.1:" + port + "/certs",
                "BENGKEL_OIDC_AUDIENCE",
                "dashboard",
                "BENGKEL_OIDC_ROLES_CLAIM",
                "realm_access/roles");
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private void answer(HttpServerRequest request) {
        switch (request.path()) {
            case "/certs" -> {
                fetched.incrementAndGet();
                // Good for two seconds, so that they are soon fetched again.
                request.response()
                        .setStatusCode(away ? 503 : 200)
                        .putHeader("Cache-Control", "max-age=2")
                        .end(away ? "" : jwks());
            }
            case "/fetched" -> request.response().end(fetched.toString());
            default -> {
                away = "/away".equals(request.path());
                request.response().end();
            }
        }
    }

    private static String jwks() {
        var all = new JsonArray();
        try (var keys = Files.newDirectoryStream(FOLDER)) {
            for (var key : keys) {
                var jwks = Files.readString(JwtKeys.makeIfMissing(key).jwks());
                all.addAll(new JsonObject(jwks).getJsonArray("keys"));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new JsonObject().put("keys", all).encode();
    }
}
