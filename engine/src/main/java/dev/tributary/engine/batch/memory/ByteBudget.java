package dev.tributary.engine.batch.memory;

import java.util.concurrent.atomic.AtomicLong;

/**
 * How many bytes of batches may be in memory at once.
 *
 * <p><b>M1</b> Whoever wants to receive reserves first, for the largest answer asked for, so that what arrives always
 * has its place and no connection ever waits for memory with an answer half read. Only a single batch that is larger
 * than what was asked for may pass the limit, because it would otherwise never come; nothing is reserved then until
 * enough has been released.
 *
 * <p>Safe for use by several threads.
 */
public final class ByteBudget {
    private final long limitBytes;
    private final AtomicLong usedBytes = new AtomicLong();
    private volatile Runnable whenReleased = () -> {};
    private volatile boolean refused;

    /** A budget of so many bytes, at least 1. */
    public ByteBudget(long limitBytes) {
        if (limitBytes < 1) {
            throw new IllegalArgumentException("limitBytes is " + limitBytes + ": at least 1 is needed");
        }
        this.limitBytes = limitBytes;
    }

    /** Calls {@code listener}, on the releasing thread, when bytes come free after a reservation was refused. */
    public void whenReleased(Runnable listener) {
        whenReleased = listener;
    }

    /**
     * Reserves bytes if they fit, or if nothing else is in use.
     *
     * @return whether they are reserved now
     */
    public boolean tryReserve(long bytes) {
        if (reserved(bytes)) {
            return true;
        }
        refused = true;
        // Who released something before it could see the refusal has told nobody.
        return reserved(bytes);
    }

    private boolean reserved(long bytes) {
        while (true) {
            long used = usedBytes.get();
            if (used > 0 && used + bytes > limitBytes) {
                return false;
            }
            if (usedBytes.compareAndSet(used, used + bytes)) {
                return true;
            }
        }
    }

    /** Replaces a reservation by what has really come, be it more or less. */
    public void settle(long reservedBytes, long actualBytes) {
        usedBytes.addAndGet(actualBytes - reservedBytes);
        if (actualBytes < reservedBytes && refused) {
            refused = false;
            whenReleased.run();
        }
    }

    /** Gives bytes back. */
    public void release(long bytes) {
        settle(bytes, 0);
    }

    /** The bytes reserved or in use. */
    public long usedBytes() {
        return usedBytes.get();
    }

    /** The bytes that may be reserved and in use together. */
    public long limitBytes() {
        return limitBytes;
    }
}
