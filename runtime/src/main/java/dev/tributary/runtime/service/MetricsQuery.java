package dev.tributary.runtime.service;

import dev.tributary.runtime.RuntimeStyle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** Which figures to answer. Immutable. */
@Value.Immutable
@RuntimeStyle
public interface MetricsQuery {
    /** The sources; empty for all. Unknown ones are left out of the answer. */
    List<String> sourceIds();

    /** From when on to answer earlier figures too; empty for the latest figures only. */
    Optional<Instant> seriesSince();

    /** Starts a query for the latest figures of all sources. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link MetricsQuery}. Not safe for use by several threads. */
    final class Builder extends ImmutableMetricsQuery.Builder {
        Builder() {}
    }
}
