package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.path.Position;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * How far one partition has been read. A new one is made whenever the position is set from outside, so an answer to a
 * request that was sent before finds another object and is dropped.
 */
final class PartitionFetch {
    private static final int NO_EPOCH = -1;
    private static final int NEVER = -1;

    private final TopicPartition partition;
    private final PartReads reads = new PartReads();
    private final SpanEstimate estimate = new SpanEstimate();
    private Position position;
    private long chunkEnd = Long.MAX_VALUE;
    private OptionalLong lastStableOffset = OptionalLong.empty();
    private int checkedLeaderEpoch = NO_EPOCH;
    private boolean checkUnderWay;
    private long behindSinceMs = NEVER;
    private long notBeforeMs;
    private @Nullable Integer nearReplica;
    private long nearReplicaUntilMs;
    private @Nullable String topicId;
    private int strangerSeenIn = NEVER;
    private @Nullable String hindrance;
    private long hinderedSinceMs;
    private boolean onlyOutOfReach;

    /**
     * Begins at a position.
     *
     * @param topicId the identity of the topic that the position counts in; null to take that of the first topic seen
     */
    PartitionFetch(TopicPartition partition, Position position, @Nullable String topicId) {
        this.partition = partition;
        this.position = position;
        this.topicId = topicId;
    }

    /** Takes over how long nothing could be had of the partition. */
    void follow(PartitionFetch before) {
        hindrance = before.hindrance;
        hinderedSinceMs = before.hinderedSinceMs;
        onlyOutOfReach = before.onlyOutOfReach;
    }

    TopicPartition partition() {
        return partition;
    }

    Position position() {
        return position;
    }

    void advance(Position next) {
        position = next;
    }

    /** What has been asked for. */
    PartReads reads() {
        return reads;
    }

    /** How many offsets an answer brings. */
    SpanEstimate estimate() {
        return estimate;
    }

    /** Where to ask on; {@link Long#MAX_VALUE} when that cannot be told. */
    long nextOffset() {
        return reads.isEmpty() ? position.offset() : reads.expectedEnd();
    }

    /** Whether an answer of so many bytes would still be full behind what has been asked for, as far as can be told. */
    boolean mayBeAskedAhead(long bytes) {
        return reads.expectedEnd() < Long.MAX_VALUE
                && lastStableOffset.isPresent()
                && reads.expectedEnd() + estimate.offsets(bytes) <= lastStableOffset.getAsLong();
    }

    /** The offset that a chunk is to end before, when it comes there. */
    long chunkEnd() {
        return chunkEnd;
    }

    void endChunkBefore(long offset) {
        chunkEnd = offset;
    }

    OptionalLong lastStableOffset() {
        return lastStableOffset;
    }

    void sawLastStableOffset(long offset) {
        if (offset >= 0) {
            lastStableOffset = OptionalLong.of(offset);
        }
    }

    boolean caughtUp() {
        return lastStableOffset.isPresent() && position.offset() >= lastStableOffset.getAsLong();
    }

    /** Whether the position must be compared with the log of a new leader before anything is fetched from it. */
    boolean needsCheck(int leaderEpoch) {
        return position.leaderEpoch() != null && leaderEpoch > checkedLeaderEpoch;
    }

    boolean isCheckUnderWay() {
        return checkUnderWay;
    }

    void checkBegins() {
        checkUnderWay = true;
    }

    void checkEnds() {
        checkUnderWay = false;
    }

    void checked(int leaderEpoch) {
        checkUnderWay = false;
        behindSinceMs = NEVER;
        checkedLeaderEpoch = Math.max(checkedLeaderEpoch, leaderEpoch);
    }

    boolean mayBeAsked(long nowMs) {
        return nowMs >= notBeforeMs && !checkUnderWay;
    }

    void backOffUntil(long timeMs) {
        notBeforeMs = timeMs;
    }

    /** Takes note that nothing can be had of the partition now, and why. */
    void hinderedBy(String what, long nowMs) {
        if (hindrance == null) {
            hinderedSinceMs = nowMs;
        }
        hindrance = what;
        onlyOutOfReach = false;
    }

    /** Takes note that there is no broker to ask for it, or that it did not answer. */
    void outOfReach(String what, long nowMs) {
        boolean wasOutOfReach = hindrance == null || onlyOutOfReach;
        hinderedBy(what, nowMs);
        onlyOutOfReach = wasOutOfReach;
    }

    /** Takes note that its broker cannot be reached; what else is in the way says more. */
    void unreachable(String what, long nowMs) {
        if (hindrance == null) {
            outOfReach(what, nowMs);
        }
    }

    /** Takes note that its broker is there, though it says nothing of the partition now. */
    void isReachable() {
        if (onlyOutOfReach) {
            isWell();
        }
    }

    /** Takes note that its broker answers as it should. */
    void isWell() {
        hindrance = null;
        onlyOutOfReach = false;
    }

    /** Takes note that the leader knows nothing of what was read last; returns for how long that has been so. */
    long leaderIsBehindForMs(long nowMs) {
        if (behindSinceMs == NEVER) {
            behindSinceMs = nowMs;
        }
        return nowMs - behindSinceMs;
    }

    /** What has kept anything of the partition from coming for so long, in milliseconds; null when nothing has. */
    @Nullable String hinderedFor(long atLeastMs, long nowMs) {
        return nowMs - hinderedSinceMs >= atLeastMs ? hindrance : null;
    }

    /** The replica that the leader told us to read from; null for the leader itself. */
    @Nullable Integer nearReplica(long nowMs) {
        return nowMs < nearReplicaUntilMs ? nearReplica : null;
    }

    void readFrom(int replica, long untilMs) {
        nearReplica = replica;
        nearReplicaUntilMs = untilMs;
    }

    /** Goes back to the leader; returns whether it was not the leader that was read from. */
    boolean readFromLeader() {
        boolean wasElsewhere = nearReplica != null;
        nearReplica = null;
        return wasElsewhere;
    }

    /** The identity of the topic that the position counts in; null while nothing is known of it. */
    @Nullable String topicId() {
        return topicId;
    }

    /** Takes note of the topic's identity; false when it is another topic than the one that the position counts in. */
    boolean isStill(Uuid seen) {
        if (seen.equals(Uuid.ZERO_UUID)) {
            return true;
        }
        if (topicId == null) {
            topicId = seen.toString();
        }
        return topicId.equals(seen.toString());
    }

    /**
     * Takes note that another topic was seen in this version of the metadata; true once a later version says the same.
     * The first may be older than our position.
     */
    boolean isSurelyAnother(int metadataVersion) {
        if (strangerSeenIn == NEVER) {
            strangerSeenIn = metadataVersion;
        }
        return metadataVersion > strangerSeenIn;
    }
}
