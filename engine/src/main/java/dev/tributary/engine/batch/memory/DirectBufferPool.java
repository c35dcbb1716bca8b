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
 * where they are cheaper. The pool never refuses ({@link ByteBudget} bounds what is asked of it) and keeps no more
 * unused bytes than it was told to.
 *
 * <p>Safe for use by several threads.
 */
public final class DirectBufferPool implements MemoryPool {
    /** Up to here a buffer on the heap is cheaper than one of the smallest pooled ones. */
    static final int LARGEST_ON_HEAP = 8 << 10;

    static final int SMALLEST_POOLED = 64 << 10;

    private final long keptBytesLimit;
    private final List<Deque<ByteBuffer>> unused = new ArrayList<>();
    private long unusedBytes;

    /** A pool that keeps up to so many bytes that nobody uses at the moment. */
    public DirectBufferPool(long keptBytesLimit) {
        this.keptBytesLimit = keptBytesLimit;
        for (int i = 0; i <= Integer.SIZE; i++) {
            unused.add(new ArrayDeque<>());
        }
    }

    /** How much memory an answer of this size takes. */
    public static int capacityFor(int sizeBytes) {
        if (sizeBytes <= LARGEST_ON_HEAP) {
            return sizeBytes;
        }
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

    private synchronized @Nullable ByteBuffer takeUnused(int capacity) {
        ByteBuffer buffer = unused.get(sizeClass(capacity)).pollLast();
        if (buffer != null) {
            unusedBytes -= buffer.capacity();
        }
        return buffer;
    }

    private synchronized void keepUnused(ByteBuffer buffer) {
        unused.get(sizeClass(buffer.capacity())).addLast(buffer);
        unusedBytes += buffer.capacity();
        for (int i = 0; i < unused.size() && unusedBytes > keptBytesLimit; i++) {
            dropFrom(unused.get(i), buffer.capacity());
        }
    }

    /** Other sizes go first: the one just given back is the one in demand. */
    private void dropFrom(Deque<ByteBuffer> sameSize, int inDemand) {
        while (unusedBytes > keptBytesLimit && !sameSize.isEmpty()) {
            boolean keepsTheLast = sameSize.getFirst().capacity() == inDemand
                    && unusedBytes - inDemand < keptBytesLimit
                    && sameSize.size() == 1;
            if (keepsTheLast) {
                return;
            }
            unusedBytes -= sameSize.removeFirst().capacity();
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
