package dev.tributary.api.model.connection;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What a connection is like. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = ConnectionCheckResult.Builder.class)
public interface ConnectionCheckResult extends Extensible {

    /** Whether every check passed. */
    @JsonProperty("ok")
    boolean ok();

    /** Identity of the external cluster; null when it was not reached or gives none. */
    @JsonProperty("cluster_id")
    @Nullable String clusterId();

    /** What was looked at, in order; what an earlier failure made pointless is not there. */
    @JsonProperty("checks")
    List<ConnectionCheck> checks();

    /** The topics that the external cluster shows, by name; null when they could not be listed. */
    @JsonProperty("topics")
    @Nullable List<ExternalTopic> topics();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link ConnectionCheckResult}. Not safe for use by several threads. */
    final class Builder extends ImmutableConnectionCheckResult.Builder {
        Builder() {}
    }
}
