package dev.tributary.it.kit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;

/** A PostgreSQL server with one database and one user who needs a password. Gone when closed. */
public final class Postgres implements AutoCloseable {
    private static final String USER = "tributary";
    private static final String PASSWORD = "right-password";
    /** The same for all workers on this store. */
    private static final String ENCRYPTION_KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

    private final EmbeddedPostgres server;

    private Postgres(EmbeddedPostgres server) {
        this.server = server;
    }

    /**
     * Starts a server.
     *
     * @param folder for its access rules
     */
    public static Postgres start(Path folder) {
        try {
            Path rules = Files.writeString(
                    folder.resolve("pg_hba.conf"),
                    "host all postgres 127.0.0.1/32 trust\nhost all all 127.0.0.1/32 scram-sha-256\n");
            Postgres postgres = new Postgres(EmbeddedPostgres.builder()
                    .setServerConfig("hba_file", rules.toString())
                    .start());
            postgres.createUser();
            return postgres;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The settings that put a worker on this store. */
    public Map<String, String> settings() {
        return settings(PASSWORD);
    }

    /** The settings that try to put a worker on this store with this password. */
    public Map<String, String> settings(String password) {
        return Map.of(
                "TRIBUTARY_STORE_URL",
                "jdbc:postgresql://127.0.0.1:" + server.getPort() + "/postgres",
                "TRIBUTARY_STORE_USER",
                USER,
                "TRIBUTARY_STORE_PASSWORD",
                password,
                "TRIBUTARY_ENCRYPTION_KEY",
                ENCRYPTION_KEY);
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void createUser() {
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + USER + " LOGIN PASSWORD '" + PASSWORD + "'");
            statement.execute("GRANT ALL ON SCHEMA public TO " + USER);
        } catch (SQLException e) {
            close();
            throw new IllegalStateException(e);
        }
    }
}
