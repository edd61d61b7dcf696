package id.bengkel.gateway;

import id.bengkel.local.test.IdentityProvider;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Runs an identity provider of the workshop's own for these tests. */
public final class StandInIdentityProvider implements QuarkusTestResourceLifecycleManager {

    private IdentityProvider provider;

    @Override
    public Map<String, String> start() {
        provider = IdentityProvider.start();
        return provider.settings().entrySet().stream()
                .collect(Collectors.toMap(
                        setting -> setting.getKey()
                                .toLowerCase(Locale.ROOT)
                                .replaceFirst("_", ".")
                                .replaceFirst("_", ".")
                                .replace('_', '-'),
                        Map.Entry::getValue));
    }

    @Override
    public void stop() {
        provider.close();
    }
}
