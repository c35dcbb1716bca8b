package dev.tributary.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.sqlite.SQLiteDataSource;

class PoolsTest {

    @Test
    void givenAPool_whenNobodyUsesIt_thenItKeepsNoConnectionReady(@TempDir Path folder) {
        SQLiteDataSource source = new SQLiteDataSource();
        source.setUrl("jdbc:sqlite:" + folder.resolve("tributary.db"));

        try (HikariDataSource pool = Pools.pool("unused", source, 4, Duration.ofSeconds(5), "")) {
            assertThat(pool.getMinimumIdle()).isZero();
        }
    }
}
