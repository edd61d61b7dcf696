package id.bengkel.chassis.token;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.smallrye.config.EnvConfigSource;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Whose tokens every service takes, by the environment alone. */
class TrustingAnIssuerTest {

    private static final int BELOW_THE_ENVIRONMENT = 100;

    private static final int ENVIRONMENT = 300;

    @Test
    void tokensOfTheGatewayCountWhereNothingElseIsSaid() throws IOException {
        SmallRyeConfig config = with(Map.of("BENGKEL_JWT_JWKS", "file:/keys/jwks.json"));

        assertEquals("file:/keys/jwks.json", config.getValue("mp.jwt.verify.publickey.location", String.class));
        assertEquals("bengkel", config.getValue("mp.jwt.verify.issuer", String.class));
        assertEquals("bengkel", config.getValue("mp.jwt.verify.audiences", String.class));
        assertEquals("groups", config.getValue("smallrye.jwt.path.groups", String.class));
    }

    @Test
    void tokensOfAnIdentityProviderCountInsteadWhateverElseIsSaid() throws IOException {
        SmallRyeConfig config = with(Map.of(
                "BENGKEL_JWT_JWKS", "file:/keys/jwks.json",
                "BENGKEL_OIDC_ISSUER", "https://id.example/realms/bengkel",
                "BENGKEL_OIDC_JWKS", "https://id.example/certs",
                "BENGKEL_OIDC_AUDIENCE", "dashboard",
                "BENGKEL_OIDC_ROLES_CLAIM", "realm_access/roles"));

        assertEquals("https://id.example/certs", config.getValue("mp.jwt.verify.publickey.location", String.class));
        assertEquals("https://id.example/realms/bengkel", config.getValue("mp.jwt.verify.issuer", String.class));
        assertEquals("dashboard", config.getValue("mp.jwt.verify.audiences", String.class));
        assertEquals("realm_access/roles", config.getValue("smallrye.jwt.path.groups", String.class));
    }

    private static SmallRyeConfig with(Map<String, String> environment) throws IOException {
        var defaults = TrustingAnIssuerTest.class.getResource("/META-INF/microprofile-config.properties");
        return new SmallRyeConfigBuilder()
                .addDefaultInterceptors()
                .withSources(
                        new PropertiesConfigSource(defaults, BELOW_THE_ENVIRONMENT),
                        new EnvConfigSource(environment, ENVIRONMENT))
                .build();
    }
}
