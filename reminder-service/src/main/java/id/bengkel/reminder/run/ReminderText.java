package id.bengkel.reminder.run;

import id.bengkel.reminder.text.Template;
import id.bengkel.reminder.text.TextConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The words of a reminder. Both languages are checked at start, whichever is spoken. */
@Startup
@Singleton
class ReminderText {

    private static final List<String> PLACES = List.of("nama", "no_pol", "tanggal", "service_phone");

    private final Template template;
    private final String servicePhone;

    ReminderText(
            ReminderConfig config,
            TextConfig texts,
            @ConfigProperty(name = "bengkel.service-phone") String servicePhone) {
        this.template = texts.language()
                .choose(
                        Template.of("REMINDER_TEXT", config.text(), PLACES),
                        Template.of("REMINDER_TEXT_EN", config.textEn(), PLACES));
        this.servicePhone = servicePhone;
    }

    String with(String nama, String noPol, LocalDate due) {
        return template.with(
                Map.of("nama", nama, "no_pol", noPol, "tanggal", Template.date(due), "service_phone", servicePhone));
    }
}
