package dev.tributary.api.model.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;

/** Figures of one topic of a source. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = TopicMetrics.Builder.class)
public interface TopicMetrics extends Extensible {

    /** The external topic. */
    @JsonProperty("name")
    String name();

    /** The internal topic. */
    @JsonProperty("internal_name")
    String internalName();

    /** The latest figures. */
    @JsonProperty("latest")
    MetricFigures latest();

    /** Earlier figures, oldest first; empty unless asked for. */
    @JsonProperty("series")
    List<MetricPoint> series();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TopicMetrics}. Not safe for use by several threads. */
    final class Builder extends ImmutableTopicMetrics.Builder {
        Builder() {}
    }
}
