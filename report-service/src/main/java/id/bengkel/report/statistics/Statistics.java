package id.bengkel.report.statistics;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * All reports in figures.
 *
 * @param totalCustomersWithVehicles customers and vehicles ever written to, those reset to 0 included
 * @param totalMessagesSent the sum of all frequencies
 * @param averageMessagesPerCustomer per customer and vehicle, two decimals
 * @param customersByFrequency how many reports there are of each frequency above 0
 */
public record Statistics(
        long totalCustomersWithVehicles,
        long totalMessagesSent,
        BigDecimal averageMessagesPerCustomer,
        SortedMap<Integer, Long> customersByFrequency) {

    /** @param reports how many there are of each frequency, 0 included */
    static Statistics of(SortedMap<Integer, Long> reports) {
        long total = reports.values().stream().mapToLong(Long::longValue).sum();
        long messages = reports.entrySet().stream()
                .mapToLong(entry -> entry.getKey() * entry.getValue())
                .sum();
        BigDecimal average =
                BigDecimal.valueOf(messages).divide(BigDecimal.valueOf(Math.max(1, total)), 2, RoundingMode.HALF_UP);
        return new Statistics(total, messages, average, new TreeMap<>(reports.tailMap(1)));
    }
}
