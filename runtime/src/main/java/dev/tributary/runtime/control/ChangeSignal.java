package dev.tributary.runtime.control;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/**
 * Between those who change sources and the control loop of the same process: a change wakes the loop at once, and
 * whoever made it can wait until the loop has carried it out. Safe for use by several threads.
 */
public final class ChangeSignal {
    private final Map<String, Long> applied = new HashMap<>();
    private boolean changed;
    private boolean ended;

    /** Wakes the loop. */
    public synchronized void changed() {
        changed = true;
        notifyAll();
    }

    /**
     * Waits until the loop has carried out a version of a source, or a later one.
     *
     * @return whether that happened in time
     */
    public boolean awaitApplied(String sourceId, long version, Duration atMost) {
        return await(() -> applied.getOrDefault(sourceId, -1L) >= version, atMost);
    }

    /**
     * Waits until the loop has ended a source that was deleted.
     *
     * @return whether that happened in time
     */
    public boolean awaitGone(String sourceId, Duration atMost) {
        return await(() -> !applied.containsKey(sourceId), atMost);
    }

    private synchronized boolean await(BooleanSupplier condition, Duration atMost) {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean() && !ended) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return false;
            }
            try {
                wait(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return condition.getAsBoolean();
    }

    /** Waits for a change; returns at once when there was one since the last call. */
    synchronized void awaitChange(Duration atMost) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!changed && !ended) {
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                break;
            }
            wait(left);
        }
        changed = false;
    }

    /** Notes which version of each source is carried out now; sources that are not in it are gone. */
    synchronized void applied(Map<String, Long> versions) {
        applied.clear();
        applied.putAll(versions);
        notifyAll();
    }

    /** The loop ends: nobody needs to wait for it any more. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Whether the loop has ended. */
    synchronized boolean isEnded() {
        return ended;
    }
}
