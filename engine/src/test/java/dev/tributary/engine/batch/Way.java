package dev.tributary.engine.batch;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** How long it is from a scripted broker to who asks it. This is what is tested; nothing is waited for by it. */
public final class Way {
    private Way() {}

    /** Returns when so much time has passed. */
    public static void takes(Duration time) {
        long end = System.nanoTime() + time.toNanos();
        for (long left = time.toNanos(); left > 0; left = end - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
    }
}
