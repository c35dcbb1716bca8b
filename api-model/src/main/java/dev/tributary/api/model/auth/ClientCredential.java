package dev.tributary.api.model.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.time.Instant;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** A client credential. Prints no secret. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = ClientCredential.Builder.class)
public interface ClientCredential extends Extensible {

    /** The client. */
    @JsonProperty("client_id")
    String clientId();

    /** Its secret: told once, when it is created; null afterwards. */
    @Value.Redacted
    @JsonProperty("secret")
    @Nullable String secret();

    /** What it is for. */
    @JsonProperty("description")
    @Nullable String description();

    /** When it was created. */
    @JsonProperty("created_at")
    @Nullable Instant createdAt();

    /** Its roles. */
    @JsonProperty("roles")
    List<Role> roles();

    /** Kept for compatibility. */
    @JsonProperty("service_id")
    @Nullable String serviceId();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link ClientCredential}. Not safe for use by several threads. */
    final class Builder extends ImmutableClientCredential.Builder {
        Builder() {}
    }
}
