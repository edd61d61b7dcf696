package id.bengkel.gateway;

import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;

/** A gateway behind an ingress, with an identity provider of the workshop's own, that lets anybody send. */
public final class OtherSettings implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
        return Map.of(
                "bengkel.trusted-proxies", "127.0.0.0/8,10.1.0.0/16",
                "bengkel.cors-origins", "",
                "bengkel.open-send", "true");
    }

    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(StandInIdentityProvider.class));
    }
}
