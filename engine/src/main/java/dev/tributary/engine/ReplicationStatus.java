package dev.tributary.engine;

import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * One worker's view of one source at one moment. Immutable; cheap to take.
 *
 * @param sourceId the source
 * @param specVersion the version of the specification that this status reports on
 * @param state the state of the whole
 * @param problems what keeps the source, or a part of it, from flowing; empty when all is well
 * @param topics the topics of the specification, in its order
 * @param partitions the partitions that this worker owns right now
 * @param takenAt when the status was taken
 */
public record ReplicationStatus(
        String sourceId,
        long specVersion,
        State state,
        List<Problem> problems,
        List<TopicStatus> topics,
        List<PartitionStatus> partitions,
        Instant takenAt) {

    /** Copies the lists. */
    public ReplicationStatus {
        Objects.requireNonNull(sourceId, "sourceId");
        problems = List.copyOf(problems);
        topics = List.copyOf(topics);
        partitions = List.copyOf(partitions);
    }

    /** The state of a replication as a whole. */
    public enum State {
        /** Connecting, joining the group, creating topics. */
        STARTING,
        /** Every owned partition flows or is caught up. Also the state of a worker that owns none. */
        RUNNING,
        /** Some part does not flow, the rest does; see the problems. */
        DEGRADED,
        /** Nothing can flow until somebody acts; see the problems. The engine goes on trying. */
        FAILED,
        /** Letting go. */
        STOPPING
    }
}
