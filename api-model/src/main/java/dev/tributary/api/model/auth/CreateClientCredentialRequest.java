package dev.tributary.api.model.auth;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What {@code POST /auth/client-credentials} takes. */
@Value.Immutable
@WireStyle
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(builder = CreateClientCredentialRequest.Builder.class)
public interface CreateClientCredentialRequest extends Extensible {

    /** The identifiers of its roles. */
    @JsonProperty("role_ids")
    List<String> roleIds();

    /** What it is for. */
    @JsonProperty("description")
    @Nullable String description();

    /** Kept for compatibility. */
    @JsonProperty("service_id")
    @Nullable String serviceId();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link CreateClientCredentialRequest}. Not safe for use by several threads. */
    final class Builder extends ImmutableCreateClientCredentialRequest.Builder {
        Builder() {}
    }
}
