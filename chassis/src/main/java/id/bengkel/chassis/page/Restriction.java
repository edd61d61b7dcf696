package id.bengkel.chassis.page;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/**
 * Which elements of a list are wanted.
 *
 * @param condition in HQL
 * @param parameters the values of its named parameters
 */
public record Restriction(String condition, Map<String, Object> parameters) {

    /** Wants all. */
    public static final Restriction NONE = new Restriction("1 = 1", Map.of());

    /** Wants less, unless the value of the condition's parameter is null: what nobody asked for does not restrict. */
    public Restriction and(String narrower, String name, Object value) {
        return value == null ? this : and(narrower, Map.of(name, value));
    }

    /** Wants less. */
    public Restriction and(String narrower, Map<String, ?> values) {
        Map<String, Object> all = new HashMap<>(parameters);
        all.putAll(values);
        return new Restriction(condition + " and " + narrower, all);
    }

    /**
     * Wants only what happened on these days of the clock's zone.
     *
     * @param field an instant
     * @param from the first day, null for no first one
     * @param to the last day, null for no last one
     */
    public Restriction within(String field, LocalDate from, LocalDate to, Clock clock) {
        return and(field + " >= :from", "from", startOf(from, clock))
                .and(field + " < :to", "to", startOf(to == null ? null : to.plusDays(1), clock));
    }

    private static Instant startOf(LocalDate day, Clock clock) {
        return day == null ? null : day.atStartOfDay(clock.getZone()).toInstant();
    }
}
