package id.bengkel.gateway.account;

import static org.junit.jupiter.api.Assertions.assertEquals;

import id.bengkel.gateway.StandInServices;
import id.bengkel.local.test.TestServers;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.junit.jupiter.api.Test;

@QuarkusTest
@WithTestResource(TestServers.class)
@WithTestResource(StandInServices.class)
class RenumberingAccountsTest {

    private static final String PEOPLE_OF_BEFORE =
            """
            INSERT INTO before.account VALUES
                ('00000000-0000-0000-0000-00000000000b', 'Budi', 'budi', 'b@x', NULL, 'AGENT', '', 4, '2026-01-02Z'),
                ('00000000-0000-0000-0000-00000000000a', 'Siti', 'siti', 's@x', NULL, 'AGENT', '', 0, '2026-01-03Z'),
                ('00000000-0000-0000-0000-00000000000c', 'Admin', 'admin', 'a@x', NULL, 'ADMIN', '', 0, '2026-01-01Z');
            INSERT INTO before.revocation VALUES ('00000000-0000-0000-0000-00000000000b', 4, now(), now())""";
    private static final String SOMEBODY_NEW =
            """
            INSERT INTO before.account (name, username, email, role, password_hash, token_generation, created_at)
            VALUES ('Tono', 'tono', 't@x', 'AGENT', '', 0, now())""";

    @Inject
    DataSource database;

    @Test
    void whoHasAnAccountKeepsItUnderANumberAndSignsInAnew() throws SQLException {
        // Given
        flyway().target("1").load().migrate();
        execute(PEOPLE_OF_BEFORE);

        // When
        flyway().load().migrate();

        // Then
        execute(SOMEBODY_NEW);
        assertEquals(
                "1 admin 0, 2 budi 4, 3 siti 0, 4 tono 0",
                text("SELECT string_agg(id || ' ' || username || ' ' || token_generation, ', ' ORDER BY id)"
                        + " FROM before.account"));
        assertEquals(
                "3",
                text("SELECT count(*) FROM before.revocation WHERE below_generation = 9223372036854775807"
                        + " AND expires_at > now() + interval '300 days'"));
    }

    private FluentConfiguration flyway() {
        return Flyway.configure().dataSource(database).schemas("before").locations("db/migration");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.createStatement().execute(sql);
        }
    }

    private String text(String sql) throws SQLException {
        try (Connection connection = database.getConnection()) {
            var rows = connection.createStatement().executeQuery(sql);
            rows.next();
            return rows.getString(1);
        }
    }
}
