package dev.tributary.api.model.topics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An internal topic in a list. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = TopicDetails.Builder.class)
public interface TopicDetails extends Extensible {

    /** The identifier: the internal topic name. */
    @JsonProperty("id")
    String id();

    /** The internal topic name. */
    @JsonProperty("name")
    String name();

    /** The source it belongs to; null when it belongs to none. */
    @JsonProperty("entity")
    @Nullable TopicEntity entity();

    /** The prefix of that source. */
    @JsonProperty("prefix")
    @Nullable String prefix();

    /** The format of that source. */
    @JsonProperty("serialization")
    @Nullable String serialization();

    /** The identifiers of its tags. */
    @JsonProperty("tags")
    @Nullable List<String> tags();

    /** How many partitions it has; null while it does not exist. */
    @JsonProperty("partition_count")
    @Nullable Integer partitionCount();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TopicDetails}. Not safe for use by several threads. */
    final class Builder extends ImmutableTopicDetails.Builder {
        Builder() {}
    }
}
