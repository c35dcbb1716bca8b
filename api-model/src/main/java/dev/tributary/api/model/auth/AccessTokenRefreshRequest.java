package dev.tributary.api.model.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import org.immutables.value.Value;

/** What {@code POST /auth/access-token/refresh} takes. Prints no secret. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = AccessTokenRefreshRequest.Builder.class)
public interface AccessTokenRefreshRequest extends Extensible {

    /** The refresh token of an earlier answer. */
    @Value.Redacted
    @JsonProperty("refresh_token")
    String refreshToken();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link AccessTokenRefreshRequest}. Not safe for use by several threads. */
    final class Builder extends ImmutableAccessTokenRefreshRequest.Builder {
        Builder() {}
    }
}
