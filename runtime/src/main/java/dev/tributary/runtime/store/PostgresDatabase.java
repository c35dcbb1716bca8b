package dev.tributary.runtime.store;

import com.zaxxer.hikari.HikariDataSource;
import javax.sql.DataSource;
import org.jdbi.v3.core.transaction.TransactionIsolationLevel;
import org.postgresql.ds.PGSimpleDataSource;

/** One PostgreSQL database, shared by any number of servers. */
final class PostgresDatabase implements Database {
    /** A statement that takes longer waits for something that will not come. */
    private static final int SOCKET_TIMEOUT_SECONDS = 30;

    private final PGSimpleDataSource source = new PGSimpleDataSource();
    private final HikariDataSource pool;

    PostgresDatabase(StoreSettings settings, String url) {
        source.setURL(url);
        settings.user().ifPresent(source::setUser);
        settings.password().ifPresent(source::setPassword);
        int seconds = Math.max(1, Math.toIntExact(settings.timeout().toSeconds()));
        source.setConnectTimeout(seconds);
        source.setLoginTimeout(seconds);
        source.setSocketTimeout(SOCKET_TIMEOUT_SECONDS);
        source.setTcpKeepAlive(true);
        source.setApplicationName("tributary");
        pool = Pools.pool("store", source, settings.poolSize(), settings.timeout(), "");
    }

    @Override
    public DataSource writers() {
        return pool;
    }

    @Override
    public int writersAtATime() {
        return Math.max(1, pool.getMaximumPoolSize() / 2);
    }

    @Override
    public DataSource readers() {
        return pool;
    }

    @Override
    public DataSource unpooled() {
        return source;
    }

    @Override
    public TransactionIsolationLevel readIsolation() {
        return TransactionIsolationLevel.REPEATABLE_READ;
    }

    @Override
    public void dropConnections() {
        pool.getHikariPoolMXBean().softEvictConnections();
    }

    @Override
    public void close() {
        pool.close();
    }
}
