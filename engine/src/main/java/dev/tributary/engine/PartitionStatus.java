package dev.tributary.engine;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One owned partition. The counters start at zero whenever the partition is taken over;
 * {@link ReplicationEngine#copied} holds those that do not.
 *
 * @param mapping the topic's two names
 * @param partition the partition's number, the same on both sides
 * @param state whether it flows
 * @param committedPosition the next external offset to read as last committed; null before the first commit is known
 * @param externalEndOffset the external partition's last stable offset as last seen; null when unknown
 * @param recordsCopied records committed to the internal cluster
 * @param bytesCopied bytes of keys, values and headers of those records
 * @param gapRecords external offsets that can never be read any more and were recorded as a gap
 */
public record PartitionStatus(
        TopicMapping mapping,
        int partition,
        State state,
        @Nullable Long committedPosition,
        @Nullable Long externalEndOffset,
        long recordsCopied,
        long bytesCopied,
        long gapRecords) {

    /** Rejects absent parts. */
    public PartitionStatus {
        Objects.requireNonNull(mapping, "mapping");
        Objects.requireNonNull(state, "state");
    }

    /** How many offsets are left to read, never below 0; null when either end is unknown. */
    public @Nullable Long lag() {
        if (committedPosition == null || externalEndOffset == null) {
            return null;
        }
        return Math.max(0, externalEndOffset - committedPosition);
    }

    /** Whether a partition flows. */
    public enum State {
        /** Taken over; its position is being found. */
        STARTING,
        /** Records are being copied, or all are copied and more are waited for. */
        FLOWING,
        /** Held up; the replication's problems say why. */
        BLOCKED
    }
}
