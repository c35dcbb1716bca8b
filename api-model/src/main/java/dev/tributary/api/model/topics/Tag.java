package dev.tributary.api.model.topics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;

/** A tag. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = Tag.Builder.class)
public interface Tag extends Extensible {

    /** The identifier. */
    @JsonProperty("id")
    String id();

    /** The name, unique among tags. */
    @JsonProperty("name")
    String name();

    /** What it is for; may be empty. */
    @JsonProperty("description")
    String description();

    /** What it may be put on. */
    @JsonProperty("type")
    List<String> type();

    /** Whether the server made it. */
    @JsonProperty("system")
    boolean system();

    /** Whether a user made it. */
    @JsonProperty("custom")
    boolean custom();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link Tag}. Not safe for use by several threads. */
    final class Builder extends ImmutableTag.Builder {
        Builder() {}
    }
}
