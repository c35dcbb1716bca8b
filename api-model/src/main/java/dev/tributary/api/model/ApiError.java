package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** The body of every answer that is not a success. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = ApiError.Builder.class)
public interface ApiError extends Extensible {

    /** What is wrong, in one sentence that names field and value. */
    @JsonProperty("detail")
    String detail();

    /** The stable name of the error. */
    @JsonProperty("code")
    @Nullable ErrorCode code();

    /** The request, as in the server's log. */
    @JsonProperty("request_id")
    @Nullable String requestId();

    /** The fields at fault, when there are such. */
    @JsonProperty("errors")
    @Nullable List<FieldError> errors();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link ApiError}. Not safe for use by several threads. */
    final class Builder extends ImmutableApiError.Builder {
        Builder() {}
    }
}
