package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;

/** One effective topic and why it is one. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = EffectiveTopic.Builder.class)
public interface EffectiveTopic extends Extensible {

    /** The external topic. */
    @JsonProperty("name")
    String name();

    /** The internal topic it is copied to. */
    @JsonProperty("internal_name")
    String internalName();

    /** The lists that name it. */
    @JsonProperty("added_by")
    List<TopicAddition> addedBy();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link EffectiveTopic}. Not safe for use by several threads. */
    final class Builder extends ImmutableEffectiveTopic.Builder {
        Builder() {}
    }
}
