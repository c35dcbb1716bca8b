package dev.tributary.api.model.connectors;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** Something that can be configured in a connector. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = ConfigProperty.Builder.class)
public interface ConfigProperty extends Extensible {

    /** The key in {@code config}. */
    @JsonProperty("name")
    String name();

    /** The key for people. */
    @JsonProperty("display_name")
    String displayName();

    /** What it does. */
    @JsonProperty("description")
    String description();

    /** {@code string} or {@code boolean}. */
    @JsonProperty("type")
    String type();

    /** Whether it must be there. */
    @JsonProperty("required")
    boolean required();

    /** Whether it is masked in answers. */
    @JsonProperty("secret")
    boolean secret();

    /** What holds when it is absent; null for nothing. */
    @JsonProperty("default")
    @Nullable JsonNode defaultValue();

    /** The values accepted; empty for any. */
    @JsonProperty("values")
    List<String> values();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link ConfigProperty}. Not safe for use by several threads. */
    final class Builder extends ImmutableConfigProperty.Builder {
        Builder() {}
    }
}
