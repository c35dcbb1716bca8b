package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What {@code PUT /sources/{id}} takes. Prints no configuration values. */
@Value.Immutable
@WireStyle
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(builder = ReplaceSourceRequest.Builder.class)
public interface ReplaceSourceRequest extends Extensible {

    /** The new name; null keeps it. */
    @JsonProperty("name")
    @Nullable String name();

    /** The kind of connector, which cannot change; null is the same as the present one. */
    @JsonProperty("connector")
    @Nullable String connector();

    /** The configuration. One without {@code topic.include.list} keeps the stored base list; all else is replaced. */
    @JsonProperty("config")
    SourceConfig config();

    /** What it shall do; null keeps it. */
    @JsonProperty("desired_state")
    @Nullable DesiredState desiredState();

    /** Stored and answered as sent; null keeps it. */
    @JsonProperty("kc_cluster_id")
    @Nullable String kcClusterId();

    /** The identifiers of its tags; null keeps them, an empty list clears them. */
    @JsonProperty("tags")
    @Nullable List<String> tags();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link ReplaceSourceRequest}. Not safe for use by several threads. */
    final class Builder extends ImmutableReplaceSourceRequest.Builder {
        Builder() {}
    }
}
