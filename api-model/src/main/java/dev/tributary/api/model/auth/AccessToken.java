package dev.tributary.api.model.auth;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.time.Instant;
import org.immutables.value.Value;

/** A token and when it ends. Prints no secret. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = AccessToken.Builder.class)
public interface AccessToken extends Extensible {

    /** What to send as bearer token. */
    @Value.Redacted
    @JsonProperty("accessToken")
    String accessToken();

    /** What to get the next token with. */
    @Value.Redacted
    @JsonProperty("refreshToken")
    String refreshToken();

    /** When the access token ends. */
    @JsonProperty("expires")
    Instant expires();

    /** In how many seconds the access token ends. */
    @JsonProperty("expiresIn")
    long expiresIn();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link AccessToken}. Not safe for use by several threads. */
    final class Builder extends ImmutableAccessToken.Builder {
        Builder() {}
    }
}
