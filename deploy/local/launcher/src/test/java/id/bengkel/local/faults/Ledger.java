package id.bengkel.local.faults;

import id.bengkel.local.workshop.LocalStack;
import java.net.URI;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;

/** What reminder-service has written down. */
record Ledger(LocalStack stack) {

    private static final String COUNTS =
            """
            SELECT count(*) FILTER (WHERE status = 'sent'), count(*) FILTER (WHERE status = 'failed'),
                count(*) FILTER (WHERE status = 'unknown'), count(*) FILTER (WHERE status IN ('queued', 'sending'))
            FROM message WHERE phone LIKE ? AND kind = 'maintenance'""";

    @FunctionalInterface
    private interface Reading<T> {
        T of(ResultSet row) throws SQLException;
    }

    /** The reminders to the numbers that begin so. */
    Figures.Messages messages(String phones) {
        return read(
                COUNTS,
                phones,
                row -> new Figures.Messages(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)));
    }

    /** How many vehicles of customers with such numbers it knows. */
    long vehicles(String phones) {
        return read("SELECT count(*) FROM vehicle WHERE customer_hp LIKE ?", phones, row -> row.getLong(1));
    }

    /** How many runs the clock began on a day. */
    long scheduledRuns(LocalDate day) {
        var sql = "SELECT count(*) FROM reminder_run WHERE trigger = 'scheduled' AND day::text LIKE ?";
        return read(sql, day.toString(), row -> row.getLong(1));
    }

    private <T> T read(String sql, String beginning, Reading<T> reading) {
        try (var connection = connect("reminder");
                var query = connection.prepareStatement(sql)) {
            query.setString(1, beginning + "%");
            var row = query.executeQuery();
            row.next();
            return reading.of(row);
        } catch (SQLException away) {
            throw new IllegalStateException(away);
        }
    }

    Connection connect(String database) throws SQLException {
        var postgres = URI.create(stack.status().getString("postgres"));
        var login = postgres.getUserInfo().split(":");
        return DriverManager.getConnection(
                "jdbc:postgresql://%s:%d/%s".formatted(postgres.getHost(), postgres.getPort(), database),
                login[0],
                login[1]);
    }
}
