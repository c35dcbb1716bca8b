package dev.tributary.api.model.topics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What {@code POST /topics} takes. */
@Value.Immutable
@WireStyle
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(builder = CreateTopicRequest.Builder.class)
public interface CreateTopicRequest extends Extensible {

    /** The internal topic name. */
    @JsonProperty("name")
    String name();

    /** How many partitions; null for the internal cluster's default. */
    @JsonProperty("partition_count")
    @Nullable Integer partitionCount();

    /** How long records are kept, in milliseconds; -1 for ever; null for the internal cluster's default. */
    @JsonProperty("retention_ms")
    @Nullable String retentionMs();

    /** The identifiers of its tags; null for none. */
    @JsonProperty("tags")
    @Nullable List<String> tags();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link CreateTopicRequest}. Not safe for use by several threads. */
    final class Builder extends ImmutableCreateTopicRequest.Builder {
        Builder() {}
    }
}
