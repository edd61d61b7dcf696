package id.bengkel.local.launcher;

import id.bengkel.local.keys.JwtKeys;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the services are told through their environment: where everybody is, and their secrets.
 *
 * @param postgres {@code host:port}
 * @param kafka {@code host:port}
 */
record Wiring(
        Settings settings,
        Layout layout,
        Passwords passwords,
        String adminPassword,
        JwtKeys keys,
        String postgres,
        String kafka,
        URI sandbox) {

    /** Comes on top of the environment of the launcher, which a service inherits. */
    Map<String, String> environment(Replica replica) {
        var database = replica.service().title();
        var environment = new HashMap<>(Map.of(
                "QUARKUS_HTTP_HOST", replica.host(),
                "QUARKUS_HTTP_PORT", String.valueOf(replica.port()),
                "BENGKEL_DATABASE", postgres + "/" + database,
                "BENGKEL_DATABASE_USERNAME", database,
                "BENGKEL_DATABASE_PASSWORD", passwords.of(database),
                "KAFKA_BOOTSTRAP_SERVERS", kafka,
                "BENGKEL_JWT_JWKS", location(keys.jwks()),
                "BENGKEL_OPEN_SEND", settings.text("BENGKEL_OPEN_SEND").orElse("true")));
        environment.put("BENGKEL_LOG_JSON", settings.text("BENGKEL_LOG_JSON").orElse("false"));
        if (settings.has("OTEL_EXPORTER_OTLP_ENDPOINT")) {
            environment.put(
                    "OTEL_SDK_DISABLED", settings.text("OTEL_SDK_DISABLED").orElse("false"));
        }
        switch (replica.service()) {
            case GATEWAY -> environment.putAll(gateway());
            case REMINDER -> environment.putAll(starSender());
            case CHAT -> environment.putAll(whapi());
            case CUSTOMER, REPORT -> {}
        }
        return environment;
    }

    private Map<String, String> gateway() {
        var gateway = new HashMap<>(Map.of(
                "BENGKEL_JWT_SIGNING_KEY", location(keys.signingKey()),
                "BENGKEL_ADMIN_PASSWORD", adminPassword,
                "BENGKEL_CORS_ORIGINS", settings.text("BENGKEL_CORS_ORIGINS").orElse("http://localhost:3000")));
        layout.replicas().stream()
                .filter(replica -> Service.BEHIND_THE_GATEWAY.contains(replica.service()))
                .collect(Collectors.groupingBy(
                        Replica::service,
                        Collectors.mapping(replica -> replica.uri().toString(), Collectors.joining(","))))
                .forEach((service, uris) -> gateway.put("BENGKEL_SERVICES_" + service, uris));
        return gateway;
    }

    private Map<String, String> starSender() {
        if (settings.needsCarefulRate()) {
            return Map.of(Settings.RATE, Settings.CAREFUL_RATE);
        }
        return settings.has(Settings.STARSENDER_KEY)
                ? Map.of()
                : Map.of(Settings.STARSENDER_KEY, "sandbox", "STARSENDER_API_URL", sandbox + "/api/send");
    }

    private Map<String, String> whapi() {
        return settings.has(Settings.WHAPI_TOKEN)
                ? Map.of()
                : Map.of(Settings.WHAPI_TOKEN, "sandbox", "WHAPI_BASE_URL", sandbox.toString());
    }

    private static String location(Path file) {
        return file.toUri().toString();
    }
}
