package dev.tributary.runtime.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;

/**
 * What is wanted and what is seen, in SQLite or PostgreSQL. All access is a transaction over the {@link Tables}: it
 * happens whole or not at all. Safe for use by several threads.
 */
public final class Store implements AutoCloseable {
    private static final int MOST_ATTEMPTS = 5;
    /** Longer than a wait for a connection: a store with a queue does answer, and a client waits this long for one. */
    private static final Duration LONGEST_QUEUE = Duration.ofSeconds(20);

    private final String place;
    private final Database database;
    private final Jdbi writers;
    private final Jdbi readers;
    private final WriterQueue queue;

    private Store(String place, Database database) {
        this.place = place;
        this.database = database;
        this.writers = Jdbi.create(database.writers());
        this.readers = Jdbi.create(database.readers());
        this.queue = new WriterQueue(place, database.writersAtATime(), LONGEST_QUEUE);
    }

    /**
     * Connects and brings the tables up to date.
     *
     * @throws StoreException.Unavailable when the store cannot be reached, refuses us or was written by a newer
     *     release; nothing is left open then
     */
    public static Store open(StoreSettings settings) {
        Database database = connect(settings);
        try {
            check(settings, database);
            migrate(settings, database);
            return new Store(settings.place(), database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    private static Database connect(StoreSettings settings) {
        try {
            return settings.url().isPresent()
                    ? new PostgresDatabase(settings, settings.url().get())
                    : new SqliteDatabase(settings);
        } catch (IOException e) {
            throw new StoreException.Unavailable(
                    "the data folder " + settings.dataDir() + " cannot be used: " + e
                            + "; correct its rights or data.dir (TRIBUTARY_DATA_DIR)",
                    e);
        }
    }

    /** One plain connection: its failure says more than that of a pool or of the migration. */
    private static void check(StoreSettings settings, Database database) {
        try (Connection connection = database.unpooled().getConnection()) {
            connection.getMetaData();
        } catch (SQLException e) {
            throw StoreErrors.unavailable(settings.place(), e);
        }
    }

    private static void migrate(StoreSettings settings, Database database) {
        try {
            Flyway.configure(Store.class.getClassLoader())
                    .dataSource(database.unpooled())
                    .locations("classpath:dev/tributary/runtime/store/migrations")
                    .table("schema_history")
                    .load()
                    .migrate();
        } catch (FlywayException e) {
            throw StoreErrors.typed(settings.place(), e)
                    .orElseGet(() -> new StoreException.Unavailable(
                            "the tables of the store " + settings.place() + " cannot be brought up to date: "
                                    + e.getMessage() + "; use an empty database, or the release that wrote this one",
                            e));
        }
    }

    /**
     * Reads and changes in one transaction; writers take turns in the order they came. It is tried again when the
     * database finds it in conflict with another one, so {@code work} must not do anything outside the tables.
     *
     * @throws StoreException.Unavailable when the store does not answer
     * @throws StoreException.Duplicate when something unique is there already
     */
    public <T> T write(Function<Tables, T> work) {
        return queue.inTurn(() -> writeNow(work));
    }

    private <T> T writeNow(Function<Tables, T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return writers.inTransaction(handle -> work.apply(new Tables(handle)));
            } catch (JdbiException e) {
                dropConnectionsIfBroken(e);
                if (attempt == MOST_ATTEMPTS || !StoreErrors.isConflict(e)) {
                    throw typed(e);
                }
            }
        }
    }

    /**
     * Reads in one transaction: everything read belongs to one moment. It is tried once more when the connection turns
     * out to be broken.
     *
     * @throws StoreException.Unavailable when the store does not answer
     */
    public <T> T read(Function<Tables, T> work) {
        try {
            return readOnce(work);
        } catch (JdbiException e) {
            if (!dropConnectionsIfBroken(e)) {
                throw typed(e);
            }
        }
        try {
            return readOnce(work);
        } catch (JdbiException e) {
            throw typed(e);
        }
    }

    private <T> T readOnce(Function<Tables, T> work) {
        return readers.inTransaction(database.readIsolation(), handle -> work.apply(new Tables(handle)));
    }

    private boolean dropConnectionsIfBroken(JdbiException failure) {
        boolean broken = StoreErrors.isBrokenConnection(failure);
        if (broken) {
            database.dropConnections();
        }
        return broken;
    }

    private RuntimeException typed(JdbiException failure) {
        Optional<StoreException> typed = StoreErrors.typed(place, failure);
        return typed.isPresent() ? typed.get() : failure;
    }

    /** The store for people, without password. */
    public String place() {
        return place;
    }

    @Override
    public void close() {
        database.close();
    }
}
