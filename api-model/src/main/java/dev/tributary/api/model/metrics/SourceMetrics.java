package dev.tributary.api.model.metrics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;

/** Figures of one source. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = SourceMetrics.Builder.class)
public interface SourceMetrics extends Extensible {

    /** The source. */
    @JsonProperty("source_id")
    String sourceId();

    /** Its name. */
    @JsonProperty("name")
    String name();

    /** How it is doing. */
    @JsonProperty("connector_status")
    ConnectorStatus connectorStatus();

    /** The latest figures. */
    @JsonProperty("latest")
    MetricFigures latest();

    /** Earlier figures, oldest first; empty unless asked for. */
    @JsonProperty("series")
    List<MetricPoint> series();

    /** The figures of each effective topic. */
    @JsonProperty("topics")
    List<TopicMetrics> topics();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link SourceMetrics}. Not safe for use by several threads. */
    final class Builder extends ImmutableSourceMetrics.Builder {
        Builder() {}
    }
}
