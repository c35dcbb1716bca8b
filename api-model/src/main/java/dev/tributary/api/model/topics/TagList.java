package dev.tributary.api.model.topics;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import dev.tributary.api.model.Extensible;
import dev.tributary.api.model.WireStyle;
import java.util.List;
import org.immutables.value.Value;

/** The answer of {@code GET /tags}. */
@Value.Immutable
@WireStyle
@JsonDeserialize(builder = TagList.Builder.class)
public interface TagList extends Extensible {

    /** The tags. */
    @JsonProperty("tags")
    List<Tag> tags();

    /** Starts an empty builder. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TagList}. Not safe for use by several threads. */
    final class Builder extends ImmutableTagList.Builder {
        Builder() {}
    }
}
