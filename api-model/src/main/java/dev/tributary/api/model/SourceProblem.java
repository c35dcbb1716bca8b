package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.time.Instant;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Something that keeps a source, or a part of it, from flowing, told so that an operator can act on it. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = SourceProblem.Builder.class)
public interface SourceProblem extends Extensible {

    /** What it is, stable for programs. */
    @JsonProperty("code")
    @Nullable String code();

    /** What was seen, in one sentence. */
    @JsonProperty("message")
    @Nullable String message();

    /** What to do about it, in one sentence. */
    @JsonProperty("remedy")
    @Nullable String remedy();

    /** The external topic it is about; null when it is about the whole source. */
    @JsonProperty("topic")
    @Nullable String topic();

    /** The partition it is about; null when it is about more than one. */
    @JsonProperty("partition")
    @Nullable Integer partition();

    /** When it was first seen. */
    @JsonProperty("since")
    @Nullable Instant since();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link SourceProblem}. Not safe for use by several threads. */
    final class Builder extends ImmutableSourceProblem.Builder {
        Builder() {}
    }
}
