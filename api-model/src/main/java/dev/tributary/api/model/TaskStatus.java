package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The state of one task of a source. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = TaskStatus.Builder.class)
public interface TaskStatus extends Extensible {

    /** The state, for example {@code RUNNING}; null when unknown. */
    @JsonProperty("state")
    @Nullable String state();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TaskStatus}. Not safe for use by several threads. */
    final class Builder extends ImmutableTaskStatus.Builder {
        Builder() {}
    }
}
