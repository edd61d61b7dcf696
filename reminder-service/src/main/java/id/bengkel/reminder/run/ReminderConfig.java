package id.bengkel.reminder.run;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithName;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.time.LocalTime;

/** Who is reminded, when, and in which words. */
@ConfigMapping(prefix = "reminder")
public interface ReminderConfig {

    /** {@code REMINDER_DAYS_THRESHOLD}: vehicles due in fewer days than this are reminded of; 1 is today only. */
    @Min(1) @Max(365) int daysThreshold();

    /** {@code REMINDER_TEXT}: may hold {@code {nama}}, {@code {no_pol}}, {@code {tanggal}} and {@code {service_phone}}. */
    String text();

    /** {@code REMINDER_TEXT_EN}: the same in English. */
    String textEn();

    /** {@code REMINDER_MANUAL_TEXT}: the same places, for manual customers. */
    String manualText();

    /** {@code REMINDER_MANUAL_TEXT_EN}: the same in English. */
    String manualTextEn();

    /** How long the caller of a run waits; below the gateway's time-out. */
    Duration answerWithin();

    /** {@code REMINDER_OVERDUE_AFTER}: a run that is not over after this time is told to the admin. */
    Duration overdueAfter();

    Scheduler scheduler();

    /** The time of the daily run until somebody sets another through the API. */
    interface Scheduler {

        /** {@code REMINDER_SCHEDULER_HOUR}, workshop time. */
        @Min(0) @Max(23) int hour();

        /** {@code REMINDER_SCHEDULER_MINUTE}. */
        @Min(0) @Max(59) int minute();

        /** A run that was missed is caught up until this time of its day. */
        @WithName("catch-up-until")
        LocalTime catchUpUntil();
    }
}
