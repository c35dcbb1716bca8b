package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** A topic that was removed from one list and flows on because of another. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = StillFlowingTopic.Builder.class)
public interface StillFlowingTopic extends Extensible {

    /** The external topic. */
    @JsonProperty("name")
    String name();

    /** Which list still names it, in one sentence. */
    @JsonProperty("because")
    String because();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link StillFlowingTopic}. Not safe for use by several threads. */
    final class Builder extends ImmutableStillFlowingTopic.Builder {
        Builder() {}
    }
}
