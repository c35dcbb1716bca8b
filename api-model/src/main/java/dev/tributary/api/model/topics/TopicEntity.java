package dev.tributary.api.model.topics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What a topic belongs to. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = TopicEntity.Builder.class)
public interface TopicEntity extends Extensible {

    /** The kind, {@code sources}. */
    @JsonProperty("entity_type")
    @Nullable String entityType();

    /** The identifier. */
    @JsonProperty("entity_id")
    @Nullable String entityId();

    /** The name. */
    @JsonProperty("name")
    @Nullable String name();

    /** The kind of connector. */
    @JsonProperty("connector")
    @Nullable String connector();

    /** The kind of connector for people. */
    @JsonProperty("display_name")
    @Nullable String displayName();

    /** The identifiers of all its topics. */
    @JsonProperty("topic_ids")
    @Nullable List<String> topicIds();

    /** The same, kept for compatibility. */
    @JsonProperty("topic_db_ids")
    @Nullable List<String> topicDbIds();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TopicEntity}. Not safe for use by several threads. */
    final class Builder extends ImmutableTopicEntity.Builder {
        Builder() {}
    }
}
