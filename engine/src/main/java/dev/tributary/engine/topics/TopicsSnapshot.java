package dev.tributary.engine.topics;

import dev.tributary.engine.ReplicationSpec;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one look at both clusters showed.
 *
 * @param spec the specification that was looked up
 * @param externalClusterId the external cluster's identity; null when it gives none
 * @param externalBrokers how many external brokers there are, at least 1
 * @param topics the topics that may be replicated, in the specification's order; none when the source is refused
 */
public record TopicsSnapshot(
        ReplicationSpec spec, @Nullable String externalClusterId, int externalBrokers, List<FollowedTopic> topics) {
    /** Copies the list. */
    public TopicsSnapshot {
        topics = List.copyOf(topics);
    }

    /** The topic with this internal name. */
    public Optional<FollowedTopic> byInternalName(String internalTopic) {
        return topics.stream()
                .filter(topic -> topic.mapping().internalTopic().equals(internalTopic))
                .findFirst();
    }
}
