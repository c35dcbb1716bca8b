package dev.tributary.api.model.topics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** An internal topic. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = Topic.Builder.class)
public interface Topic extends Extensible {

    /** The identifier: the internal topic name. */
    @JsonProperty("id")
    String id();

    /** The same, for older clients. */
    @JsonProperty("topic_id")
    String topicId();

    /** The internal topic name. */
    @JsonProperty("name")
    String name();

    /** The prefix of the source it belongs to; null when it belongs to none. */
    @JsonProperty("prefix")
    @Nullable String prefix();

    /** The identifiers of its tags. */
    @JsonProperty("tags")
    List<String> tags();

    /** How many partitions it has; null while it does not exist. */
    @JsonProperty("partition_count")
    @Nullable Integer partitionCount();

    /** What the internal cluster says; null while it does not exist or cannot be reached. */
    @JsonProperty("kafka")
    @Nullable TopicKafka kafka();

    /** The source it belongs to; null when it belongs to none. */
    @JsonProperty("entity")
    @Nullable TopicEntity entity();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link Topic}. Not safe for use by several threads. */
    final class Builder extends ImmutableTopic.Builder {
        Builder() {}
    }
}
