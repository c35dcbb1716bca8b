package dev.tributary.api.model.topics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A change to a topic; at least one part is present. */
@Value.Immutable
@WireStyle
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(builder = TopicUpdate.Builder.class)
public interface TopicUpdate extends Extensible {

    /** The wanted count; it only grows; null keeps it. */
    @JsonProperty("partition_count")
    @Nullable Integer partitionCount();

    /** The identifiers of its tags; null keeps them, an empty list clears them. */
    @JsonProperty("tags")
    @Nullable List<String> tags();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TopicUpdate}. Not safe for use by several threads. */
    final class Builder extends ImmutableTopicUpdate.Builder {
        Builder() {}
    }
}
