package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import org.immutables.value.Value;

/** What is wrong with one field. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = FieldError.Builder.class)
public interface FieldError extends Extensible {

    /** The field, with dots between levels; a query parameter or header by its name. */
    @JsonProperty("field")
    String field();

    /** What is wrong with it and what to do. */
    @JsonProperty("message")
    String message();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link FieldError}. Not safe for use by several threads. */
    final class Builder extends ImmutableFieldError.Builder {
        Builder() {}
    }
}
