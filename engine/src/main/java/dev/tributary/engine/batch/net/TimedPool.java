package dev.tributary.engine.batch.net;

import java.nio.ByteBuffer;
import java.util.IdentityHashMap;
import org.apache.kafka.common.memory.MemoryPool;
import org.apache.kafka.common.utils.Time;

/**
 * Remembers when the memory for an answer was asked for, which is when its first bytes came. Used by one thread; what
 * leaves its hands by {@link #take} may go back to the pool behind it on any.
 */
final class TimedPool implements MemoryPool {
    private final MemoryPool pool;
    private final Time time;
    private final IdentityHashMap<ByteBuffer, Long> sinceNanos = new IdentityHashMap<>();

    TimedPool(MemoryPool pool, Time time) {
        this.pool = pool;
        this.time = time;
    }

    @Override
    public ByteBuffer tryAllocate(int sizeBytes) {
        ByteBuffer buffer = pool.tryAllocate(sizeBytes);
        sinceNanos.put(buffer, time.nanoseconds());
        return buffer;
    }

    @Override
    public void release(ByteBuffer buffer) {
        sinceNanos.remove(buffer);
        pool.release(buffer);
    }

    /** When a buffer's first bytes came, in nanoseconds. */
    long sinceNanos(ByteBuffer buffer) {
        Long since = sinceNanos.get(buffer);
        return since == null ? time.nanoseconds() : since;
    }

    /** Forgets a buffer that somebody else gives back. */
    void take(ByteBuffer buffer) {
        sinceNanos.remove(buffer);
    }

    @Override
    public long size() {
        return pool.size();
    }

    @Override
    public long availableMemory() {
        return pool.availableMemory();
    }

    @Override
    public boolean isOutOfMemory() {
        return pool.isOutOfMemory();
    }
}
