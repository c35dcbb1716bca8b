package dev.tributary.runtime.service;

import dev.tributary.runtime.RuntimeStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Which sources a list shows and how. Immutable; checked by the service, so that it may hold what a caller wrote. */
@Value.Immutable
@RuntimeStyle
public interface SourceQuery {
    /** The page, from 1. */
    @Value.Default
    default int page() {
        return 1;
    }

    /** How many a page holds, 1 to 100. */
    @Value.Default
    default int pageSize() {
        return 10;
    }

    /** A part of the name, whatever its case. */
    Optional<String> partialName();

    /** The kind of connector. */
    Optional<String> connector();

    /** The connector status, whatever its case. */
    Optional<String> status();

    /** {@code name}, {@code created_timestamp}, {@code status} or {@code connector}; by creation when empty. */
    Optional<String> sort();

    /** {@code asc} or {@code desc}. */
    Optional<String> sortDir();

    /** Whether to answer with secrets; they stay masked for a caller who may not see them. */
    @Value.Default
    default boolean secretReturned() {
        return false;
    }

    /** Starts a query for the first page of all. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link SourceQuery}. Not safe for use by several threads. */
    final class Builder extends ImmutableSourceQuery.Builder {
        Builder() {}
    }
}
