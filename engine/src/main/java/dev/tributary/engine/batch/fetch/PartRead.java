package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.batch.memory.SharedBuffer;
import org.apache.kafka.common.message.FetchResponseData;
import org.jspecify.annotations.Nullable;

/**
 * One partition's part of a fetch request, and of its answer for as long as what comes before it is missing. Used by
 * one thread.
 */
final class PartRead {
    private final PartitionFetch fetch;
    private final int node;
    private final long offset;
    private final long expectedEnd;
    private @Nullable Kept kept;

    /**
     * An answer that has come too early.
     *
     * @param memory what its records are part of; one holder is the part that keeps it
     */
    record Kept(FetchResponseData.PartitionData answer, SharedBuffer memory) {}

    /**
     * Something that is being asked for.
     *
     * @param node the broker that is asked
     * @param offset the offset that is asked for
     * @param expectedEnd where the answer will end at the earliest, as far as can be told; {@link Long#MAX_VALUE} when
     *     it cannot
     */
    PartRead(PartitionFetch fetch, int node, long offset, long expectedEnd) {
        this.fetch = fetch;
        this.node = node;
        this.offset = offset;
        this.expectedEnd = expectedEnd;
    }

    PartitionFetch fetch() {
        return fetch;
    }

    int node() {
        return node;
    }

    long offset() {
        return offset;
    }

    long expectedEnd() {
        return expectedEnd;
    }

    /** Keeps an answer that has come too early, and its memory. */
    void keep(FetchResponseData.PartitionData answer, SharedBuffer memory) {
        memory.retain(0);
        kept = new Kept(answer, memory);
    }

    /** What was kept; null while it has not come. */
    @Nullable Kept kept() {
        return kept;
    }

    /** Lets go of what was kept, if anything was. */
    void letGo() {
        if (kept != null) {
            kept.memory().release(0);
            kept = null;
        }
    }
}
