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
    private FetchResponseData.@Nullable PartitionData answer;
    private @Nullable SharedBuffer memory;

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
    void keep(FetchResponseData.PartitionData early, SharedBuffer itsMemory) {
        itsMemory.retain(0);
        answer = early;
        memory = itsMemory;
    }

    boolean isAnswered() {
        return answer != null;
    }

    /** What was kept. */
    FetchResponseData.PartitionData answer() {
        if (answer == null) {
            throw new IllegalStateException("offset " + offset + " of " + fetch.partition() + " has not come yet");
        }
        return answer;
    }

    /** The memory of what was kept. */
    SharedBuffer memory() {
        if (memory == null) {
            throw new IllegalStateException("offset " + offset + " of " + fetch.partition() + " has not come yet");
        }
        return memory;
    }

    /** Lets go of what was kept, if anything was. */
    void letGo() {
        if (memory != null) {
            memory.release(0);
            memory = null;
            answer = null;
        }
    }
}
