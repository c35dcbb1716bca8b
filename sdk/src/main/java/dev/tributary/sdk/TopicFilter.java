package dev.tributary.sdk;

import dev.tributary.sdk.internal.SdkStyle;
import java.util.Optional;
import org.immutables.value.Value;

/** Which topics a listing holds. Immutable. Unset parts do not restrict. */
@Value.Immutable
@SdkStyle
public interface TopicFilter {

    /** A part of the internal name; case does not matter. */
    Optional<String> partialName();

    /** The source that the topics belong to. */
    Optional<String> sourceId();

    /** All topics. */
    static TopicFilter all() {
        return builder().build();
    }

    /** The topics of one source. */
    static TopicFilter ofSource(String sourceId) {
        return builder().sourceId(sourceId).build();
    }

    /** Starts with no restriction. */
    static Builder builder() {
        return new Builder();
    }

    /** Collects a {@link TopicFilter}. Not safe for use by several threads. */
    final class Builder extends ImmutableTopicFilter.Builder {
        Builder() {}
    }
}
