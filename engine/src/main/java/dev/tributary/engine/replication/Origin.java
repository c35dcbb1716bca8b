package dev.tributary.engine.replication;

import org.jspecify.annotations.Nullable;

/**
 * The log that a position counts in.
 *
 * @param clusterId the external cluster's identity; null when unknown
 * @param topicId the external topic's identity; null when unknown
 */
record Origin(@Nullable String clusterId, @Nullable String topicId) {
    static final Origin UNKNOWN = new Origin(null, null);

    /** Whether both are known to be of different clusters. */
    boolean otherCluster(Origin other) {
        return differ(clusterId, other.clusterId);
    }

    /** Whether both are known to be of different topics. */
    boolean otherTopic(Origin other) {
        return differ(topicId, other.topicId);
    }

    /** Whether a position in one means nothing in the other, as far as is known. */
    boolean isForeignTo(Origin other) {
        return otherCluster(other) || otherTopic(other);
    }

    /** This, with what is unknown taken from another. */
    Origin completedBy(Origin other) {
        return new Origin(clusterId == null ? other.clusterId : clusterId, topicId == null ? other.topicId : topicId);
    }

    private static boolean differ(@Nullable String one, @Nullable String other) {
        return one != null && other != null && !one.equals(other);
    }
}
