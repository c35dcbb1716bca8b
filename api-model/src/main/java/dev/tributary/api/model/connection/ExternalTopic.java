package dev.tributary.api.model.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import org.immutables.value.Value;

/** A topic of an external cluster. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = ExternalTopic.Builder.class)
public interface ExternalTopic extends Extensible {

    /** Its name. */
    @JsonProperty("name")
    String name();

    /** How many partitions it has. */
    @JsonProperty("partition_count")
    int partitionCount();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link ExternalTopic}. Not safe for use by several threads. */
    final class Builder extends ImmutableExternalTopic.Builder {
        Builder() {}
    }
}
