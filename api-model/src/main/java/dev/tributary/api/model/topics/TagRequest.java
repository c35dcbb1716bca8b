package dev.tributary.api.model.topics;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;
import org.jspecify.annotations.Nullable;

/** What creating and replacing a tag takes. */
@Value.Immutable
@WireStyle
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonDeserialize(builder = TagRequest.Builder.class)
public interface TagRequest extends Extensible {

    /** The name, unique among tags. */
    @JsonProperty("name")
    String name();

    /** What it is for; null for nothing. */
    @JsonProperty("description")
    @Nullable String description();

    /** What it may be put on; null for {@code sources} and {@code topics}. */
    @JsonProperty("type")
    @Nullable List<String> type();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TagRequest}. Not safe for use by several threads. */
    final class Builder extends ImmutableTagRequest.Builder {
        Builder() {}
    }
}
