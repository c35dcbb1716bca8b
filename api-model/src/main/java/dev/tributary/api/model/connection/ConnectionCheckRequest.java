package dev.tributary.api.model.connection;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.WireStyle;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The connection to look at: either a source or a configuration. Prints no configuration values. */
@Value.Immutable
@WireStyle
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(builder = ConnectionCheckRequest.Builder.class)
public interface ConnectionCheckRequest extends Extensible {

    /** A source, looked at with its own secrets and for all its topics. */
    @JsonProperty("source_id")
    @Nullable String sourceId();

    /** A configuration as a source would have it; without topics it needs no prefix. */
    @JsonProperty("config")
    @Nullable SourceConfig config();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link ConnectionCheckRequest}. Not safe for use by several threads. */
    final class Builder extends ImmutableConnectionCheckRequest.Builder {
        Builder() {}
    }
}
