package dev.tributary.sdk;

import java.util.Locale;

/** What a listing of sources can be ordered by. */
public enum SourceOrder {
    /** The name. */
    NAME,
    /** The time of creation. */
    CREATED_TIMESTAMP,
    /** The connector status. */
    STATUS,
    /** The kind of connector. */
    CONNECTOR;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
