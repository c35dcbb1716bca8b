package dev.tributary.runtime.store;

import java.time.Instant;

/** Sources to store. */
final class StoredSources {
    static final Instant THEN = Instant.parse("2026-11-01T10:00:00.123Z");

    private StoredSources() {}

    static StoredSource named(String id, String name) {
        return new StoredSource(
                id,
                name,
                "kafkadirect",
                1,
                0,
                "Active",
                "terraform",
                null,
                "{\"b\": 1,\"a\":2.50}",
                "[\"t\"]",
                THEN,
                THEN);
    }
}
