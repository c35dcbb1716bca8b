package dev.tributary.api.model.connectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;

/** A kind of connector. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = ConnectorDescription.Builder.class)
public interface ConnectorDescription extends Extensible {

    /** What {@code connector} of a source holds. */
    @JsonProperty("code")
    String code();

    /** The name for people. */
    @JsonProperty("display_name")
    String displayName();

    /** What it does. */
    @JsonProperty("description")
    String description();

    /** What can be configured. */
    @JsonProperty("config")
    List<ConfigProperty> config();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link ConnectorDescription}. Not safe for use by several threads. */
    final class Builder extends ImmutableConnectorDescription.Builder {
        Builder() {}
    }
}
