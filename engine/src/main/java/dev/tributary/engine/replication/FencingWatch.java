package dev.tributary.engine.replication;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Tells a chance fencing, which a long pause or a slow broker can bring about, from two processes under one worker id
 * that put each other out again and again. Used by the source's loop only.
 */
final class FencingWatch {
    static final int CLASH_AT = 3;
    static final Duration WINDOW = Duration.ofMinutes(2);

    private final Deque<Long> fencedNanos = new ArrayDeque<>();

    void fenced(long nowNanos) {
        forgetOld(nowNanos);
        fencedNanos.addLast(nowNanos);
        if (fencedNanos.size() > CLASH_AT) {
            fencedNanos.removeFirst();
        }
    }

    /** Whether it has happened too often of late to be chance. */
    boolean isClash(long nowNanos) {
        forgetOld(nowNanos);
        return fencedNanos.size() >= CLASH_AT;
    }

    private void forgetOld(long nowNanos) {
        while (!fencedNanos.isEmpty() && nowNanos - fencedNanos.getFirst() > WINDOW.toNanos()) {
            fencedNanos.removeFirst();
        }
    }
}
