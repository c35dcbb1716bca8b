package dev.tributary.engine.replication;

import dev.tributary.engine.PartitionStatus;
import dev.tributary.engine.TopicMapping;
import dev.tributary.engine.path.Position;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** One partition that this worker owns, and how far it is. Used by the source's loop only. */
final class OwnedPartition {
    /** What is being done about the partition. */
    enum Phase {
        /** Its position is not known. */
        SEEKING,
        /** Its first position is part of the open transaction. */
        PINNING,
        /** It is being read. */
        READING,
        /** It is left alone: until a time, or for as long as it is owned. */
        BLOCKED
    }

    private static final long FOR_GOOD = Long.MAX_VALUE;

    private final TopicMapping mapping;
    private final TopicPartition internal;
    private final TopicPartition external;
    private final CopyTotals.Meter meter;
    private Phase phase = Phase.SEEKING;
    private @Nullable StoredPosition committed;
    private @Nullable Long endOffset;
    private long recordsCopied;
    private long bytesCopied;
    private long retryAtNanos = FOR_GOOD;
    private boolean onProbation;
    private boolean hindered;
    private @Nullable Long refusedOffset;
    private long probationEndsNanos;

    OwnedPartition(TopicMapping mapping, int partition, CopyTotals.Meter meter) {
        this.mapping = mapping;
        this.internal = new TopicPartition(mapping.internalTopic(), partition);
        this.external = new TopicPartition(mapping.externalTopic(), partition);
        this.meter = meter;
    }

    TopicMapping mapping() {
        return mapping;
    }

    int partition() {
        return internal.partition();
    }

    TopicPartition internal() {
        return internal;
    }

    TopicPartition external() {
        return external;
    }

    Phase phase() {
        return phase;
    }

    boolean is(Phase asked) {
        return phase == asked;
    }

    /** Where reading starts again; only known for a partition that is or was being read. */
    Position restart() {
        StoredPosition known = committed;
        if (known == null) {
            throw new IllegalStateException(internal + " has no position to go back to");
        }
        return known.position();
    }

    /** The position that was committed last, as far as it is known. */
    Optional<StoredPosition> committed() {
        return Optional.ofNullable(committed);
    }

    /** The log that the position counts in; unknown without a position. */
    Origin origin() {
        StoredPosition known = committed;
        return known == null ? Origin.UNKNOWN : known.origin();
    }

    void seek() {
        phase = Phase.SEEKING;
        committed = null;
    }

    /** What was committed last is not known for sure any more. */
    void forgetPosition() {
        committed = null;
    }

    void pin() {
        phase = Phase.PINNING;
    }

    void read(StoredPosition from) {
        phase = Phase.READING;
        committed = from;
    }

    void advance(StoredPosition to, long records, long bytes) {
        committed = to;
        if (holdsRefused(to.position())) {
            refusedOffset = null;
        }
        recordsCopied += records;
        bytesCopied += bytes;
        meter.copied(external.topic(), records, bytes);
    }

    /** Leaves it alone for as long as it is owned: only an operator can decide. */
    void blockForGood() {
        phase = Phase.BLOCKED;
        retryAtNanos = FOR_GOOD;
    }

    /** Leaves it alone until then; what follows is on probation for a while, in which it still counts as blocked. */
    void blockUntil(long nanos, long probationNanos) {
        phase = Phase.BLOCKED;
        retryAtNanos = nanos;
        onProbation = true;
        probationEndsNanos = nanos + probationNanos;
    }

    /** The internal cluster did not take the record at this external offset. */
    void refusedAt(long offset) {
        refusedOffset = offset;
    }

    /** The external offset of a record that the internal cluster refused and has not taken since; null without one. */
    @Nullable Long refusedOffset() {
        return refusedOffset;
    }

    /** Whether what leads to this position holds the record that was refused. */
    boolean holdsRefused(Position next) {
        return refusedOffset != null && next.offset() > refusedOffset;
    }

    boolean isRetryDue(long nowNanos) {
        return phase == Phase.BLOCKED && retryAtNanos != FOR_GOOD && nowNanos - retryAtNanos >= 0;
    }

    /** Whether it was blocked and has not shown yet that it flows again. */
    boolean isOnProbation() {
        return onProbation;
    }

    boolean isProbationOver(long nowNanos) {
        return mayBecomeWell() && nowNanos - probationEndsNanos >= 0;
    }

    /** Whether it is tried again, and not only what comes before a record that was refused. */
    boolean mayBecomeWell() {
        return onProbation && phase == Phase.READING && refusedOffset == null;
    }

    void endProbation() {
        onProbation = false;
    }

    /** Whether it is being read and nothing can be had of it. */
    void hindered(boolean now) {
        hindered = now;
    }

    void endOffset(OptionalLong seen) {
        if (seen.isPresent()) {
            endOffset = seen.getAsLong();
        }
    }

    PartitionStatus status() {
        StoredPosition known = committed;
        return new PartitionStatus(
                mapping,
                partition(),
                state(),
                known == null ? null : known.position().offset(),
                endOffset,
                recordsCopied,
                bytesCopied,
                0);
    }

    private PartitionStatus.State state() {
        return switch (phase) {
            case SEEKING, PINNING -> onProbation ? PartitionStatus.State.BLOCKED : PartitionStatus.State.STARTING;
            case READING -> onProbation || hindered ? PartitionStatus.State.BLOCKED : PartitionStatus.State.FLOWING;
            case BLOCKED -> PartitionStatus.State.BLOCKED;
        };
    }
}
