package dev.tributary.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One topic of a specification.
 *
 * @param mapping the topic's two names
 * @param externalPartitions how many partitions the external topic has; null when unknown or missing
 * @param internalPartitions how many partitions the internal topic has; null when unknown or not created yet
 */
public record TopicStatus(
        TopicMapping mapping,
        @Nullable Integer externalPartitions,
        @Nullable Integer internalPartitions) {
    /** Rejects an absent mapping. */
    public TopicStatus {
        Objects.requireNonNull(mapping, "mapping");
    }
}
