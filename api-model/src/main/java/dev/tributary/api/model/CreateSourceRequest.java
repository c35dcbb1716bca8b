package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What {@code POST /sources} takes. Prints no configuration values. */
@Value.Immutable
@WireStyle
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(builder = CreateSourceRequest.Builder.class)
public interface CreateSourceRequest extends Extensible {

    /** The name, unique among sources. */
    @JsonProperty("name")
    String name();

    /** The kind of connector, {@code kafkadirect}. */
    @JsonProperty("connector")
    String connector();

    /** The configuration, stored and answered exactly as sent. */
    @JsonProperty("config")
    SourceConfig config();

    /** The tool that creates it. */
    @JsonProperty("created_from")
    @Nullable CreatedFrom createdFrom();

    /** What it shall do at first; null for {@code Active}. */
    @JsonProperty("desired_state")
    @Nullable DesiredState desiredState();

    /** Stored and answered as sent. */
    @JsonProperty("kc_cluster_id")
    @Nullable String kcClusterId();

    /** The identifiers of its tags; null for none. */
    @JsonProperty("tags")
    @Nullable List<String> tags();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link CreateSourceRequest}. Not safe for use by several threads. */
    final class Builder extends ImmutableCreateSourceRequest.Builder {
        Builder() {}
    }
}
