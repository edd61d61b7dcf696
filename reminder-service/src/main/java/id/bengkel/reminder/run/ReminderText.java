package id.bengkel.reminder.run;

import id.bengkel.reminder.text.Template;
import id.bengkel.reminder.text.TextConfig;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The words of the reminders. Both languages are checked at start, whichever is spoken. */
@Startup
@Singleton
public class ReminderText {

    private static final List<String> PLACES = List.of("nama", "no_pol", "tanggal", "service_phone");

    private final Template maintenance;
    private final Template manual;
    private final String servicePhone;

    ReminderText(
            ReminderConfig config,
            TextConfig texts,
            @ConfigProperty(name = "bengkel.service-phone") String servicePhone) {
        this.maintenance = texts.language()
                .choose(
                        Template.of("REMINDER_TEXT", config.text(), PLACES),
                        Template.of("REMINDER_TEXT_EN", config.textEn(), PLACES));
        this.manual = texts.language()
                .choose(
                        Template.of("REMINDER_MANUAL_TEXT", config.manualText(), PLACES),
                        Template.of("REMINDER_MANUAL_TEXT_EN", config.manualTextEn(), PLACES));
        this.servicePhone = servicePhone;
    }

    public String with(RunKind kind, String nama, String noPol, LocalDate due) {
        return (kind == RunKind.manual ? manual : maintenance)
                .with(Map.of(
                        "nama", nama, "no_pol", noPol, "tanggal", Template.date(due), "service_phone", servicePhone));
    }
}
