package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What the operations that append and remove topics take. */
@Value.Immutable
@WireStyle
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(builder = TopicsChangeRequest.Builder.class)
public interface TopicsChangeRequest extends Extensible {

    /** External topic names, in the order wanted. */
    @JsonProperty("topics")
    List<String> topics();

    /**
     * Who holds the topics: a name such as that of a Terraform state; null for the user-defined list of the
     * configuration.
     */
    @JsonProperty("owner")
    @Nullable String owner();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TopicsChangeRequest}. Not safe for use by several threads. */
    final class Builder extends ImmutableTopicsChangeRequest.Builder {
        Builder() {}
    }
}
