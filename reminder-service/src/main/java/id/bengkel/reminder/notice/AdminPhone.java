package id.bengkel.reminder.notice;

import id.bengkel.chassis.phone.PhoneNumber;
import io.quarkus.runtime.Startup;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Where notices go: {@code ADMIN_PHONE}; without it there are none. */
@Startup
@ApplicationScoped
class AdminPhone {

    private final Optional<PhoneNumber> number;

    /** @throws ConfigurationException when there is a number that cannot be one */
    AdminPhone(@ConfigProperty(name = "admin.phone") Optional<String> setting) {
        this.number = setting.filter(text -> !text.isBlank()).map(text -> PhoneNumber.parse(text)
                .orElseThrow(() -> new ConfigurationException("ADMIN_PHONE is not a phone number")));
    }

    Optional<PhoneNumber> number() {
        return number;
    }
}
