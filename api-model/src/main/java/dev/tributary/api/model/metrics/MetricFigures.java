package dev.tributary.api.model.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Figures at one moment. Counters grow from the first record on; null means unknown. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = MetricFigures.Builder.class)
public interface MetricFigures extends Extensible {

    /**
     * Records committed to the internal cluster. What a worker copied just before it crashed, or in a commit whose
     * outcome it never learnt, is not counted.
     */
    @JsonProperty("records_copied")
    @Nullable Long recordsCopied();

    /** Bytes of keys, values and headers of those records. */
    @JsonProperty("bytes_copied")
    @Nullable Long bytesCopied();

    /** Records committed per second. */
    @JsonProperty("records_per_second")
    @Nullable Double recordsPerSecond();

    /** Bytes committed per second. */
    @JsonProperty("bytes_per_second")
    @Nullable Double bytesPerSecond();

    /** External records that are still to be copied. */
    @JsonProperty("lag_records")
    @Nullable Long lagRecords();

    /** External offsets that can never be read any more. */
    @JsonProperty("gap_records")
    @Nullable Long gapRecords();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link MetricFigures}. Not safe for use by several threads. */
    final class Builder extends ImmutableMetricFigures.Builder {
        Builder() {}
    }
}
