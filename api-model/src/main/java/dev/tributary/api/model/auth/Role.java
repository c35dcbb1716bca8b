package dev.tributary.api.model.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import org.immutables.value.Value;

/** A role. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = Role.Builder.class)
public interface Role extends Extensible {

    /** What a credential names it by. */
    @JsonProperty("id")
    String id();

    /** Its key. */
    @JsonProperty("key")
    RoleKey key();

    /** Its name for people. */
    @JsonProperty("name")
    String name();

    /** What it allows. */
    @JsonProperty("description")
    String description();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link Role}. Not safe for use by several threads. */
    final class Builder extends ImmutableRole.Builder {
        Builder() {}
    }
}
