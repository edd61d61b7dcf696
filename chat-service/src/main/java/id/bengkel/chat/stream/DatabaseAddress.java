package id.bengkel.chat.stream;

import io.vertx.core.net.PemTrustOptions;
import io.vertx.pgclient.PgConnectOptions;
import io.vertx.pgclient.SslMode;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where the database is and how it is reached, by the settings of the pool: for a connection beside the pool. */
@Singleton
class DatabaseAddress {

    private final PgConnectOptions options;

    DatabaseAddress(
            @ConfigProperty(name = "quarkus.datasource.reactive.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") Optional<String> password,
            @ConfigProperty(name = "quarkus.datasource.reactive.postgresql.ssl-mode") Optional<String> sslMode,
            @ConfigProperty(name = "quarkus.datasource.reactive.trust-certificate-pem.certs")
                    Optional<List<String>> authorities,
            @ConfigProperty(name = "quarkus.datasource.reactive.hostname-verification-algorithm", defaultValue = "NONE")
                    String verification) {
        options = PgConnectOptions.fromUri(url).setUser(username).setPassword(password.orElse(""));
        sslMode.map(SslMode::of).ifPresent(options::setSslMode);
        authorities.ifPresent(files -> {
            var trusted = new PemTrustOptions();
            files.forEach(trusted::addCertPath);
            options.setPemTrustOptions(trusted);
        });
        options.setHostnameVerificationAlgorithm("NONE".equals(verification) ? "" : verification);
    }

    PgConnectOptions options() {
        return new PgConnectOptions(options);
    }
}
