package dev.tributary.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.runtime.kit.OnServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

@OnServers
class SqliteStoreTest extends TablesContract {
    @Override
    StoreSettings settings(Path folder) {
        return sqlite(folder);
    }

    private static StoreSettings sqlite(Path folder) {
        return new StoreSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), folder, 4, Duration.ofSeconds(5));
    }

    @Test
    void readingGoesOnWhileSomebodyWrites() {
        insert(StoredSources.named("a1", "orders"));

        int seen = store().write(tables -> {
            tables.sources().insert(StoredSources.named("a2", "payments"));
            return store().read(others -> others.sources().all().size());
        });

        assertThat(seen).isEqualTo(1);
    }

    @Test
    void aDataFolderThatIsAFileIsRefused() throws IOException {
        Path file = Files.writeString(dataDir.resolve("file"), "");

        assertThatThrownBy(() -> Store.open(sqlite(file)))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessageContaining("the data folder " + file + " cannot be used")
                .hasMessageContaining("TRIBUTARY_DATA_DIR");
    }

    @Test
    void aFileThatIsNoDatabaseIsRefused() throws IOException {
        Path folder = Files.createDirectory(dataDir.resolve("other"));
        Files.writeString(folder.resolve("tributary.db"), "This is a text that somebody put here.".repeat(99));

        assertThatThrownBy(() -> Store.open(sqlite(folder)))
                .isInstanceOf(StoreException.Unavailable.class)
                .hasMessageContaining(folder.resolve("tributary.db").toString());
    }
}
