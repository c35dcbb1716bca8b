package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.List;

/** The list of a source that names a topic. Immutable; a value that this release does not know survives as it is. */
public final class TopicListKind extends OpenValue {

    /** The base list, config key {@code topic.include.list}. */
    public static final TopicListKind BASE = new TopicListKind("base");

    /** The user-defined list, config key {@code topic.include.list.user.defined}. */
    public static final TopicListKind USER_DEFINED = new TopicListKind("user_defined");

    /** The list of one named owner, held beside the configuration. */
    public static final TopicListKind OWNER = new TopicListKind("owner");

    private static final List<TopicListKind> KNOWN = List.of(BASE, USER_DEFINED, OWNER);

    private TopicListKind(String text) {
        super(text);
    }

    /**
     * The value of this wire text.
     *
     * @param text as on the wire; case matters
     */
    @JsonCreator
    public static TopicListKind of(String text) {
        return new TopicListKind(text);
    }

    /** The values that this release knows. */
    public static List<TopicListKind> known() {
        return KNOWN;
    }

    @Override
    public boolean isKnown() {
        return KNOWN.contains(this);
    }
}
