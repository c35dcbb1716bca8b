package dev.tributary.engine.batch.memory;

import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
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
 * buffer is the last resort: an answer that has no buffer of its size takes one that is somewhat larger.
 *
 * <p>Safe for use by several threads.
 */
public final class DirectBufferPool implements MemoryPool {
    /** Up to here a buffer on the heap is cheaper than one of the smallest pooled ones. */
    static final int LARGEST_ON_HEAP = 8 << 10;

    static final int SMALLEST_POOLED = 64 << 10;

    /** A buffer counts with its capacity, so one that is far larger would starve others. */
    private static final int LARGER_BY_CLASSES = 4;

    private final long limitBytes;
    private final List<Deque<ByteBuffer>> unused = new ArrayList<>();
    private long unusedBytes;
    private long usedBytes;

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
            ByteBuffer buffer = unused.get(i).pollLast();
            if (buffer != null) {
                unusedBytes -= buffer.capacity();
                usedBytes += buffer.capacity();
                return buffer;
            }
        }
        usedBytes += capacity;
        dropBeyondLimit();
        return null;
    }

    private synchronized void keepUnused(ByteBuffer buffer) {
        usedBytes -= buffer.capacity();
        unusedBytes += buffer.capacity();
        unused.get(sizeClass(buffer.capacity())).addLast(buffer);
        dropBeyondLimit();
    }

    /** The smallest go first: a larger one can take their place. */
    private void dropBeyondLimit() {
        for (Deque<ByteBuffer> sameSize : unused) {
            while (unusedBytes + usedBytes > limitBytes && !sameSize.isEmpty()) {
                unusedBytes -= sameSize.removeFirst().capacity();
            }
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
