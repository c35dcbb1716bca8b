package dev.tributary.api.model.topics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import org.immutables.value.Value;

/** What the internal cluster says about a topic. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = TopicKafka.Builder.class)
public interface TopicKafka extends Extensible {

    /** Its partitions. */
    @JsonProperty("partitions")
    TopicPartitions partitions();

    /** Its settings. */
    @JsonProperty("configs")
    TopicConfigs configs();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TopicKafka}. Not safe for use by several threads. */
    final class Builder extends ImmutableTopicKafka.Builder {
        Builder() {}
    }
}
