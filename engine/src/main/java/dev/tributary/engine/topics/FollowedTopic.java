package dev.tributary.engine.topics;

import dev.tributary.engine.TopicMapping;
import org.jspecify.annotations.Nullable;

/**
 * One topic of a specification, as last seen on both clusters.
 *
 * @param mapping the topic's two names
 * @param externalPartitions how many partitions can be read; null when the external topic is missing or not shown to us
 * @param externalTopicId the external topic's identity; null when unknown or when the cluster gives none
 * @param internalPartitions how many partitions can be written; null when there is no internal topic
 * @param writable whether the internal topic takes records as they are
 */
public record FollowedTopic(
        TopicMapping mapping,
        @Nullable Integer externalPartitions,
        @Nullable String externalTopicId,
        @Nullable Integer internalPartitions,
        boolean writable) {

    /** How many partitions exist on both sides. */
    public int commonPartitions() {
        return externalPartitions == null || internalPartitions == null
                ? 0
                : Math.min(externalPartitions, internalPartitions);
    }
}
