package dev.tributary.runtime.kafka;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A topic as the internal cluster has it.
 *
 * @param name its name
 * @param partitions how many partitions it has
 * @param retentionMs how long records are kept, as Kafka writes it; null when it was not asked for or cannot be read
 */
public record ClusterTopic(
        String name, int partitions, @Nullable String retentionMs) {
    /** Rejects an absent name. */
    public ClusterTopic {
        Objects.requireNonNull(name, "name");
    }
}
