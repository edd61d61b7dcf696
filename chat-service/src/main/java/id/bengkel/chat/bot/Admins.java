package id.bengkel.chat.bot;

import id.bengkel.chassis.phone.PhoneNumber;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/**
 * The numbers of {@code WHAPI_ADMINS}, in any spelling, which may send {@link AdminCommand commands}: only where webhook calls
 * carry a secret, since anybody else could call in their name, or where WhatsApp is played on this machine.
 */
@Startup
@Singleton
public class Admins {

    private static final Logger LOG = Logger.getLogger(Admins.class);

    private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

    private final Set<PhoneNumber> numbers;

    Admins(
            @ConfigProperty(name = "whapi.admins") Optional<List<String>> spellings,
            @ConfigProperty(name = "whapi.webhook-token") Optional<String> webhookToken,
            @ConfigProperty(name = "quarkus.rest-client.whapi.url") URI whapi) {
        Set<PhoneNumber> named =
                spellings.orElse(List.of()).stream().map(Admins::read).collect(Collectors.toUnmodifiableSet());
        boolean known = webhookToken.isPresent() || THIS_MACHINE.contains(whapi.getHost());
        this.numbers = known ? named : Set.of();
        if (numbers.size() < named.size()) {
            LOG.warn("Commands of WHAPI_ADMINS are IGNORED: anybody could send them, set WHAPI_WEBHOOK_TOKEN");
        }
    }

    /** @param number null for one that WhatsApp does not tell */
    public boolean include(PhoneNumber number) {
        return number != null && numbers.contains(number);
    }

    private static PhoneNumber read(String spelling) {
        return PhoneNumber.parse(spelling)
                .orElseThrow(() -> new ConfigurationException(
                        "WHAPI_ADMINS holds something that is no phone number: list them with commas"));
    }
}
