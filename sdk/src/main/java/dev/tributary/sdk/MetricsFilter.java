package dev.tributary.sdk;

import dev.tributary.sdk.internal.SdkStyle;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import org.immutables.value.Value;

/** Which figures to read. Immutable. */
@Value.Immutable
@SdkStyle
public interface MetricsFilter {

    /** The sources; empty for all. */
    Set<String> sourceIds();

    /** From when on to read earlier figures too; the latest alone when unset. */
    Optional<Instant> since();

    /** The latest figures of all sources. */
    static MetricsFilter latest() {
        return builder().build();
    }

    /** Starts with the latest figures of all sources. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link MetricsFilter}. Not safe for use by several threads. */
    final class Builder extends ImmutableMetricsFilter.Builder {
        Builder() {}
    }
}
