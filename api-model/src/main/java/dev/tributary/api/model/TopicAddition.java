package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Which list names an effective topic. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = TopicAddition.Builder.class)
public interface TopicAddition extends Extensible {

    /** The list. */
    @JsonProperty("list")
    TopicListKind list();

    /** The owner, when the list is an owner's. */
    @JsonProperty("owner")
    @Nullable String owner();

    /** Since when the list names it. */
    @JsonProperty("added_at")
    Instant addedAt();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TopicAddition}. Not safe for use by several threads. */
    final class Builder extends ImmutableTopicAddition.Builder {
        Builder() {}
    }
}
