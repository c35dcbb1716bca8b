package dev.tributary.api.model.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.time.Instant;
import org.immutables.value.Value;

/** Figures and when they were taken. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = MetricPoint.Builder.class)
public interface MetricPoint extends Extensible {

    /** When they were taken. */
    @JsonProperty("at")
    Instant at();

    /** The figures. */
    @JsonProperty("figures")
    MetricFigures figures();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link MetricPoint}. Not safe for use by several threads. */
    final class Builder extends ImmutableMetricPoint.Builder {
        Builder() {}
    }
}
