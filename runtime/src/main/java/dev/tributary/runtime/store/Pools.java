package dev.tributary.runtime.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import javax.sql.DataSource;

/** Makes connection pools. */
final class Pools {
    private Pools() {}

    /**
     * A pool that connects when first used: whether the database is there has been found out before. It keeps no idle
     * connections ready either, as it would begin to make them at once: the first connections to a new SQLite file must
     * not meet, because turning its write-ahead log on fails when another one is open, however long it may wait.
     */
    static HikariDataSource pool(String name, DataSource source, int size, Duration timeout, String initSql) {
        HikariConfig config = new HikariConfig();
        config.setPoolName(name);
        config.setDataSource(source);
        config.setMaximumPoolSize(size);
        config.setMinimumIdle(0);
        config.setConnectionTimeout(timeout.toMillis());
        config.setInitializationFailTimeout(-1);
        if (!initSql.isEmpty()) {
            config.setConnectionInitSql(initSql);
        }
        return new HikariDataSource(config);
    }
}
