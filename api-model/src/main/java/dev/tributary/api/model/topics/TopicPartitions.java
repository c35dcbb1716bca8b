package dev.tributary.api.model.topics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import org.immutables.value.Value;

/** The partitions of an internal topic. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = TopicPartitions.Builder.class)
public interface TopicPartitions extends Extensible {

    /** How many there are. */
    @JsonProperty("count")
    int count();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TopicPartitions}. Not safe for use by several threads. */
    final class Builder extends ImmutableTopicPartitions.Builder {
        Builder() {}
    }
}
