package dev.tributary.sdk;

import dev.tributary.api.model.AppendTopicsResult;
import dev.tributary.api.model.RemoveTopicsResult;
import java.util.List;

/**
 * The topics that one owner holds in sources, beside their configuration. Immutable and safe for use by many threads.
 */
public final class OwnedTopics {
    private final TopicChanges changes;

    OwnedTopics(TopicChanges changes) {
        this.changes = changes;
    }

    /**
     * Adds topics to the owner's list, in one step on the server. Idempotent.
     *
     * @param topics names on the external cluster; at least one
     * @throws dev.tributary.sdk.error.NotFoundException when there is no such source
     * @throws dev.tributary.sdk.error.ValidationException when a name is not acceptable
     */
    public AppendTopicsResult appendTopics(String sourceId, String... topics) {
        return appendTopics(sourceId, List.of(topics));
    }

    /** As {@link #appendTopics(String, String...)}. */
    public AppendTopicsResult appendTopics(String sourceId, List<String> topics) {
        return changes.append(sourceId, topics);
    }

    /**
     * Takes topics out of the owner's list, in one step on the server. A topic that another list names flows on, and
     * the result says why. Idempotent.
     *
     * @param topics names on the external cluster; at least one
     * @throws dev.tributary.sdk.error.NotFoundException when there is no such source
     */
    public RemoveTopicsResult removeTopics(String sourceId, String... topics) {
        return removeTopics(sourceId, List.of(topics));
    }

    /** As {@link #removeTopics(String, String...)}. */
    public RemoveTopicsResult removeTopics(String sourceId, List<String> topics) {
        return changes.remove(sourceId, topics);
    }
}
