package dev.tributary.api.model.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import org.immutables.value.Value;

/** What {@code POST /auth/access-token} takes. Prints no secret. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = AccessTokenRequest.Builder.class)
public interface AccessTokenRequest extends Extensible {

    /** The client. */
    @JsonProperty("client_id")
    String clientId();

    /** Its secret. */
    @Value.Redacted
    @JsonProperty("secret")
    String secret();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link AccessTokenRequest}. Not safe for use by several threads. */
    final class Builder extends ImmutableAccessTokenRequest.Builder {
        Builder() {}
    }
}
