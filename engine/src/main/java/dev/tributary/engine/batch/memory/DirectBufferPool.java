package dev.tributary.engine.batch.memory;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import org.apache.kafka.common.memory.MemoryPool;
import org.jspecify.annotations.Nullable;

/**
 * Buffers outside the heap that answers of brokers are read into, used again and again: the socket writes into them and
 * reads from them without a copy in between, and the collector has nothing to do.
 *
 * <p>A buffer's capacity is a power of two, its limit the size that was asked for. Small answers come on the heap,
 * where they are cheaper. The pool never refuses; {@link ByteBudget} bounds what is asked of it.
 *
 * <p><b>M2</b> Buffers in use and buffers kept for later take no more than the pool was told together, unless those in
 * use alone do. Memory outside the heap comes back to the system only when the collector happens to run, so dropping a
 * buffer is the last resort: an answer that has no buffer of its size takes one twice as large, and what is dropped is
 * what has been of no use for the longest time.
 *
 * <p>Safe for use by several threads.
 */
public final class DirectBufferPool implements MemoryPool {
    /** Up to here a buffer on the heap is cheaper than one of the smallest pooled ones. */
    static final int LARGEST_ON_HEAP = 8 << 10;

    static final int SMALLEST_POOLED = 64 << 10;

    /** A buffer counts with its capacity, so one that is far larger would break the bound on what was asked for. */
    private static final int LARGER_BY_CLASSES = 1;

    private final long limitBytes;
    private final List<Deque<Unused>> unused = new ArrayList<>();
    private long releases;
    private long unusedBytes;
    private long usedBytes;

    /**
     * A buffer kept for later.
     *
     * @param turn counts the releases, so that the older one is known
     */
    private record Unused(ByteBuffer buffer, long turn) {}

    /** A pool whose buffers take up to so many bytes together, be they in use or not. */
    public DirectBufferPool(long limitBytes) {
        this.limitBytes = limitBytes;
        for (int i = 0; i <= Integer.SIZE; i++) {
            unused.add(new ArrayDeque<>());
        }
    }

    private static int capacityFor(int sizeBytes) {
        if (sizeBytes <= SMALLEST_POOLED) {
            return SMALLEST_POOLED;
        }
        int highest = Integer.highestOneBit(sizeBytes);
        return highest == sizeBytes || highest == 1 << 30 ? sizeBytes : highest << 1;
    }

    @Override
    public ByteBuffer tryAllocate(int sizeBytes) {
        if (sizeBytes <= LARGEST_ON_HEAP) {
            return ByteBuffer.allocate(sizeBytes);
        }
        int capacity = capacityFor(sizeBytes);
        ByteBuffer buffer = takeUnused(capacity);
        return (buffer == null ? ByteBuffer.allocateDirect(capacity) : buffer.clear()).limit(sizeBytes);
    }

    @Override
    public void release(ByteBuffer buffer) {
        if (buffer.isDirect()) {
            keepUnused(buffer);
        }
    }

    /** Counts the capacity as used, whether a buffer is there or has to be made. */
    private synchronized @Nullable ByteBuffer takeUnused(int capacity) {
        int smallest = sizeClass(capacity);
        int largest = Math.min(unused.size() - 1, smallest + LARGER_BY_CLASSES);
        for (int i = smallest; i <= largest; i++) {
            Unused found = unused.get(i).pollLast();
            if (found != null) {
                unusedBytes -= found.buffer().capacity();
                usedBytes += found.buffer().capacity();
                return found.buffer();
            }
        }
        usedBytes += capacity;
        dropBeyondLimit();
        return null;
    }

    private synchronized void keepUnused(ByteBuffer buffer) {
        usedBytes -= buffer.capacity();
        unusedBytes += buffer.capacity();
        unused.get(sizeClass(buffer.capacity())).addLast(new Unused(buffer, releases++));
        dropBeyondLimit();
    }

    private void dropBeyondLimit() {
        while (unusedBytes > 0 && unusedBytes + usedBytes > limitBytes) {
            Deque<Unused> withOldest = unused.stream()
                    .filter(sameSize -> !sameSize.isEmpty())
                    .min(Comparator.comparingLong(
                            sameSize -> sameSize.getFirst().turn()))
                    .orElseThrow();
            unusedBytes -= withOldest.removeFirst().buffer().capacity();
        }
    }

    private static int sizeClass(int capacity) {
        return Integer.numberOfTrailingZeros(capacity);
    }

    @Override
    public long size() {
        return Long.MAX_VALUE;
    }

    @Override
    public long availableMemory() {
        return Long.MAX_VALUE;
    }

    @Override
    public boolean isOutOfMemory() {
        return false;
    }

    /** The bytes kept for later. */
    synchronized long unusedBytes() {
        return unusedBytes;
    }
}
