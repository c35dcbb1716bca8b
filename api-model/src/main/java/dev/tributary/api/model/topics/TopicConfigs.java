package dev.tributary.api.model.topics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Settings of an internal topic. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = TopicConfigs.Builder.class)
public interface TopicConfigs extends Extensible {

    /** How long records are kept, in milliseconds; -1 for ever. */
    @JsonProperty("retention_ms")
    @Nullable String retentionMs();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TopicConfigs}. Not safe for use by several threads. */
    final class Builder extends ImmutableTopicConfigs.Builder {
        Builder() {}
    }
}
