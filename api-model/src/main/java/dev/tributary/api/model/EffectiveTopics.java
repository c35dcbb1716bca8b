package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;

/** The topics that a source pulls: the union of all its lists. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = EffectiveTopics.Builder.class)
public interface EffectiveTopics extends Extensible {

    /** The source. */
    @JsonProperty("source_id")
    String sourceId();

    /** The topics in effective order. */
    @JsonProperty("topics")
    List<EffectiveTopic> topics();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link EffectiveTopics}. Not safe for use by several threads. */
    final class Builder extends ImmutableEffectiveTopics.Builder {
        Builder() {}
    }
}
