package dev.tributary.runtime.store;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** Stores for tests of what lies above them. */
public final class Stores {
    private Stores() {}

    /** Settings of an SQLite store in a folder. */
    public static StoreSettings sqlite(Path folder) {
        return new StoreSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), folder, 4, Duration.ofSeconds(5));
    }
}
