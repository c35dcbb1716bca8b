package dev.tributary.engine.batch.memory;

import java.nio.ByteBuffer;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.memory.MemoryPool;

/**
 * The memory of one answer of a broker, held by as many as have a part of it. With the last one it goes back to its
 * pool and its budget. Safe for use by several threads.
 */
public final class SharedBuffer {
    private final ByteBuffer buffer;
    private final MemoryPool pool;
    private final ByteBudget budget;
    private final AtomicInteger holders = new AtomicInteger(1);

    /**
     * Takes over a buffer, for one holder.
     *
     * @param buffer from {@code pool}
     * @param budget has been charged with the buffer's capacity
     */
    public SharedBuffer(ByteBuffer buffer, MemoryPool pool, ByteBudget budget) {
        this.buffer = buffer;
        this.pool = pool;
        this.budget = budget;
    }

    /**
     * One holder more.
     *
     * @param besidesBytes memory that the holder has of its own, to be counted in the same budget
     */
    public void retain(long besidesBytes) {
        int before = holders.getAndIncrement();
        if (before < 1) {
            throw new IllegalStateException("the buffer has been given back already");
        }
        budget.settle(0, besidesBytes);
    }

    /**
     * A holder has more memory of its own than before.
     *
     * @param besidesBytes how much more, to be given back with the rest in {@link #release}
     */
    public void holdsMore(long besidesBytes) {
        budget.settle(0, besidesBytes);
    }

    /**
     * One holder less.
     *
     * @param besidesBytes as given to {@link #retain}
     */
    public void release(long besidesBytes) {
        int left = holders.decrementAndGet();
        if (left < 0) {
            throw new IllegalStateException("the buffer has been given back already");
        }
        if (left == 0) {
            pool.release(buffer);
            budget.release(buffer.capacity() + besidesBytes);
        } else if (besidesBytes > 0) {
            budget.release(besidesBytes);
        }
    }
}
