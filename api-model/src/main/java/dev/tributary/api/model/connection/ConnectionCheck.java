package dev.tributary.api.model.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** One thing that was looked at. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = ConnectionCheck.Builder.class)
public interface ConnectionCheck extends Extensible {

    /** What it is, stable for programs; the contract lists the names, and the list may grow. */
    @JsonProperty("name")
    String name();

    /** The external topic it is about; null when it is about more. */
    @JsonProperty("topic")
    @Nullable String topic();

    /** Whether it is as it should be. */
    @JsonProperty("ok")
    boolean ok();

    /** What was seen, in one sentence. */
    @JsonProperty("detail")
    String detail();

    /** What to do about it, in one sentence; null when it is as it should be. */
    @JsonProperty("remedy")
    @Nullable String remedy();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link ConnectionCheck}. Not safe for use by several threads. */
    final class Builder extends ImmutableConnectionCheck.Builder {
        Builder() {}
    }
}
