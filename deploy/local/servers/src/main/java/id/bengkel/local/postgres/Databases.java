package id.bengkel.local.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** Databases and their owners, seen through a superuser's connection. */
record Databases(Connection connection) {

    void create(String name, String owner, String password) throws SQLException {
        try (var statement = connection.createStatement()) {
            var role = statement.enquoteIdentifier(owner, true);
            var verb = exists("SELECT FROM pg_roles WHERE rolname = ?", owner) ? "ALTER" : "CREATE";
            statement.execute(verb + " ROLE " + role + " LOGIN PASSWORD " + statement.enquoteLiteral(password));

            var database = statement.enquoteIdentifier(name, true);
            if (!exists("SELECT FROM pg_database WHERE datname = ?", name)) {
                statement.execute("CREATE DATABASE " + database + " OWNER " + role);
            }
            statement.execute("REVOKE ALL ON DATABASE " + database + " FROM PUBLIC");
        }
    }

    private boolean exists(String query, String name) throws SQLException {
        try (var statement = connection.prepareStatement(query)) {
            statement.setString(1, name);
            return statement.executeQuery().next();
        }
    }
}
