package id.bengkel.report;

import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import java.util.TreeMap;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The service's database, seen from behind. */
@Singleton
public class Database {

    private final String address;
    private final String username;
    private final String password;

    Database(
            @ConfigProperty(name = "bengkel.database") String address,
            @ConfigProperty(name = "bengkel.database.username") String username,
            @ConfigProperty(name = "bengkel.database.password") String password) {
        this.address = address;
        this.username = username;
        this.password = password;
    }

    /** Makes the service forget all it counted. */
    public void clear() {
        execute("DELETE FROM report; DELETE FROM daily; DELETE FROM processed_event; DELETE FROM report_frequency;"
                + " DELETE FROM dead_letter");
    }

    public void execute(String sql) {
        in("bengkel", connection -> connection.createStatement().execute(sql));
    }

    public long number(String query) {
        return in("bengkel", connection -> {
            var rows = connection.createStatement().executeQuery(query);
            rows.next();
            return rows.getLong(1);
        });
    }

    /** How many reports have each frequency, counted from the reports themselves. */
    public TreeMap<Integer, Long> frequencies() {
        return in("bengkel", connection -> {
            var rows = connection
                    .createStatement()
                    .executeQuery("SELECT frequency, count(*) FROM report GROUP BY frequency");
            var found = new TreeMap<Integer, Long>();
            while (rows.next()) {
                found.put(rows.getInt(1), rows.getLong(2));
            }
            return found;
        });
    }

    /** Ends all sessions and lets nobody in. */
    public void goAway() {
        in("postgres", connection -> connection.createStatement().execute("ALTER DATABASE bengkel CONNECTION LIMIT 0"));
        interrupt();
    }

    public void comeBack() {
        in(
                "postgres",
                connection -> connection.createStatement().execute("ALTER DATABASE bengkel CONNECTION LIMIT -1"));
    }

    /** Ends all sessions; new ones are welcome. */
    public void interrupt() {
        in("postgres", connection -> connection
                .createStatement()
                .execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'bengkel'"));
    }

    private <T> T in(String name, Work<T> work) {
        var login = new Properties();
        login.put("user", username);
        login.put("password", password);
        var url = "jdbc:postgresql://" + address.replaceFirst("/.*", "/" + name);
        try (var connection = new org.postgresql.Driver().connect(url, login)) {
            return work.with(connection);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @FunctionalInterface
    private interface Work<T> {
        T with(Connection connection) throws SQLException;
    }
}
