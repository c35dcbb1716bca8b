package dev.tributary.api.model.topics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import org.immutables.value.Value;

/** What {@code PUT /topics/{id}} takes. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = UpdateTopicRequest.Builder.class)
public interface UpdateTopicRequest extends Extensible {

    /** The change. */
    @JsonProperty("payload")
    TopicUpdate payload();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link UpdateTopicRequest}. Not safe for use by several threads. */
    final class Builder extends ImmutableUpdateTopicRequest.Builder {
        Builder() {}
    }
}
