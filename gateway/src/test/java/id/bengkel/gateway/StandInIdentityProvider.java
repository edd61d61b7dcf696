package id.bengkel.gateway;

import id.bengkel.local.keys.JwtKeys;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.smallrye.jwt.build.Jwt;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Publishes its keys and issues tokens as Keycloak does. */
public final class StandInIdentityProvider implements QuarkusTestResourceLifecycleManager {

    private static final String ISSUER = "https://id.example/realms/bengkel";

    private final Vertx vertx = Vertx.vertx();

    /** A token of somebody who has signed in there. */
    static String token(String role) {
        return Jwt.issuer(ISSUER)
                .audience("dashboard")
                .subject("f:17:siti")
                .preferredUserName("siti")
                .claim("name", "Siti Aminah")
                .claim("email", "siti@example.com")
                .claim("realm_access", Map.of("roles", List.of(role, "offline_access")))
                .expiresIn(300)
                .jws()
                .keyId(keys().keyId())
                .sign(keys().privateKey());
    }

    @Override
    public Map<String, String> start() {
        int port = vertx.createHttpServer()
                .requestHandler(
                        request -> request.response().sendFile(keys().jwks().toString()))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
        return Map.of(
                "bengkel.oidc.issuer",
                ISSUER,
                "bengkel.oidc.jwks",
                "http://127.0.0.1:" + port + "/certs",
                "bengkel.oidc.audience",
                "dashboard",
                "bengkel.oidc.roles-claim",
                "realm_access/roles");
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    private static JwtKeys keys() {
        return JwtKeys.makeIfMissing(Path.of("target", "identity-provider").toAbsolutePath());
    }
}
