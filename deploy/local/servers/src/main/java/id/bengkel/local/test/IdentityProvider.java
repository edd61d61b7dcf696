package id.bengkel.local.test;

import id.bengkel.local.folder.Folders;
import id.bengkel.local.keys.JwtKeys;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands in for an identity provider of a workshop's own: publishes its keys at {@code /certs} and issues tokens as Keycloak
 * does. {@code /fetched} tells how often the keys were fetched.
 */
public final class IdentityProvider implements AutoCloseable {

    private static final String ISSUER = "https://id.example/realms/bengkel";

    /** With a folder for each key: the tests of one JVM may see several copies of this class. */
    private static final Path FOLDER = Path.of("target", "identity-provider").toAbsolutePath();

    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger fetched = new AtomicInteger();
    private final int port;

    private IdentityProvider() {
        port = vertx.createHttpServer()
                .requestHandler(request ->
                        request.response().end("/certs".equals(request.path()) ? jwks() : fetched.toString()))
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

    /** The same, signed with another key, published or not. */
    public static String token(String role, JwtKeys key) {
        return TestTokens.with(key, role, claims -> {
            claims.remove("upn");
            claims.remove("groups");
            claims.put("iss", ISSUER)
                    .put("aud", "dashboard")
                    .put("sub", "f:17:siti")
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

    private String jwks() {
        fetched.incrementAndGet();
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
