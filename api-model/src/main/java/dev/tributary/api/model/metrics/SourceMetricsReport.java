package dev.tributary.api.model.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;

/** The answer of {@code GET /sources/metrics}. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = SourceMetricsReport.Builder.class)
public interface SourceMetricsReport extends Extensible {

    /** When the latest figures were taken. */
    @JsonProperty("taken_at")
    Instant takenAt();

    /** The figures of each source. */
    @JsonProperty("sources")
    List<SourceMetrics> sources();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link SourceMetricsReport}. Not safe for use by several threads. */
    final class Builder extends ImmutableSourceMetricsReport.Builder {
        Builder() {}
    }
}
