package dev.tributary.sdk;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.sdk.internal.SdkStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Which sources a listing holds, and in which order. Immutable. Unset parts do not restrict. */
@Value.Immutable
@SdkStyle
public interface SourceFilter {

    /** A part of the name; case does not matter. */
    Optional<String> partialName();

    /** The kind of connector. */
    Optional<String> connector();

    /** How the source is doing. */
    Optional<ConnectorStatus> status();

    /** What to order by; by creation when unset. */
    Optional<SourceOrder> order();

    /** Whether the last comes first. */
    @Value.Default
    default boolean descending() {
        return false;
    }

    /** All sources in the order of their creation. */
    static SourceFilter all() {
        return builder().build();
    }

    /** Starts with no restriction. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link SourceFilter}. Not safe for use by several threads. */
    final class Builder extends ImmutableSourceFilter.Builder {
        Builder() {}
    }
}
