package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;

/** What removing topics did. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = RemoveTopicsResult.Builder.class)
public interface RemoveTopicsResult extends Extensible {

    /** Topics that the list no longer names. */
    @JsonProperty("removed")
    List<String> removed();

    /** Topics that the list did not name. */
    @JsonProperty("not_present")
    List<String> notPresent();

    /** Topics that flow on because another list names them. */
    @JsonProperty("still_flowing")
    List<StillFlowingTopic> stillFlowing();

    /** The effective topics afterwards. */
    @JsonProperty("effective")
    EffectiveTopics effective();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link RemoveTopicsResult}. Not safe for use by several threads. */
    final class Builder extends ImmutableRemoveTopicsResult.Builder {
        Builder() {}
    }
}
