package dev.tributary.runtime.service;

import dev.tributary.runtime.RuntimeStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Which topics a list shows and how. Immutable; checked by the service. */
@Value.Immutable
@RuntimeStyle
public interface TopicQuery {
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

    /** The source that they belong to. */
    Optional<String> sourceId();

    /** Starts a query for the first page of all. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TopicQuery}. Not safe for use by several threads. */
    final class Builder extends ImmutableTopicQuery.Builder {
        Builder() {}
    }
}
