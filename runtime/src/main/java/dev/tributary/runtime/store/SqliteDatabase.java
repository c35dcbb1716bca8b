package dev.tributary.runtime.store;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import javax.sql.DataSource;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/**
 * One SQLite file. A write-ahead log lets readers go on while somebody writes; writers take turns on a single
 * connection, so none of them ever finds the file locked by another of this process.
 */
final class SqliteDatabase implements Database {
    static final String FILE = "tributary.db";

    private final SQLiteDataSource source;
    private final HikariDataSource writers;
    private final HikariDataSource readers;

    SqliteDatabase(StoreSettings settings) throws IOException {
        Path folder = settings.dataDir().toAbsolutePath();
        Files.createDirectories(folder);
        unpackNativesInto(folder.resolve("tmp"));
        source = source(folder, settings.timeout(), SQLiteConfig.TransactionMode.DEFERRED);
        SQLiteDataSource writing = source(folder, settings.timeout(), SQLiteConfig.TransactionMode.IMMEDIATE);
        writers = Pools.pool("store-writer", writing, 1, settings.timeout(), "");
        readers = Pools.pool("store-reader", source, settings.poolSize(), settings.timeout(), "PRAGMA query_only = ON");
    }

    /**
     * The driver unpacks a native library into a folder from which the system must let it run; the common one often
     * forbids that. A choice made on the command line stands.
     */
    private static void unpackNativesInto(Path folder) throws IOException {
        if (System.getProperty("org.sqlite.tmpdir") == null) {
            Files.createDirectories(folder);
            System.setProperty("org.sqlite.tmpdir", folder.toString());
        }
    }

    private static SQLiteDataSource source(Path folder, Duration busyTimeout, SQLiteConfig.TransactionMode mode) {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(Math.toIntExact(busyTimeout.toMillis()));
        config.enforceForeignKeys(true);
        config.setTransactionMode(mode);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + folder.resolve(FILE));
        return source;
    }

    @Override
    public DataSource writers() {
        return writers;
    }

    @Override
    public int writersAtATime() {
        return 1;
    }

    @Override
    public DataSource readers() {
        return readers;
    }

    @Override
    public DataSource unpooled() {
        return source;
    }

    @Override
    public TransactionIsolationLevel readIsolation() {
        return TransactionIsolationLevel.SERIALIZABLE;
    }

    @Override
    public void dropConnections() {
        writers.getHikariPoolMXBean().softEvictConnections();
        readers.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        readers.close();
        writers.close();
    }
}
