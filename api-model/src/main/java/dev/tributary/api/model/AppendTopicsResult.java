package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;

/** What appending topics did. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = AppendTopicsResult.Builder.class)
public interface AppendTopicsResult extends Extensible {

    /** Topics that the list did not name before. */
    @JsonProperty("added")
    List<String> added();

    /** Topics that the list named before. */
    @JsonProperty("already_present")
    List<String> alreadyPresent();

    /** The effective topics afterwards. */
    @JsonProperty("effective")
    EffectiveTopics effective();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link AppendTopicsResult}. Not safe for use by several threads. */
    final class Builder extends ImmutableAppendTopicsResult.Builder {
        Builder() {}
    }
}
