package dev.tributary.engine.batch.produce;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The internal topics whose leaders are asked for: those that were written to lately. One that was deleted, or is not
 * shown to us any more, would otherwise be asked for again and again for ever. Used by one thread.
 */
final class FollowedTopics {
    private static final int LOOKS_IN_IDLE_TIME = 10;

    private final Map<String, Long> lastUsedMs = new HashMap<>();
    private final long idleMs;
    private long nextLookMs;

    /** Topics that are forgotten once nothing was written to them for so long. */
    FollowedTopics(long idleMs) {
        this.idleMs = idleMs;
    }

    /** Takes note that something is to be written to a topic; true when it was not followed. */
    boolean use(String topic, long nowMs) {
        return lastUsedMs.put(topic, nowMs) == null;
    }

    /** Forgets topics; true when some of them were followed. */
    boolean forget(Collection<String> topics) {
        return lastUsedMs.keySet().removeAll(topics);
    }

    /** Forgets, now and then, what has been idle for too long; true when it did. */
    boolean forgetIdle(long nowMs) {
        if (nowMs < nextLookMs) {
            return false;
        }
        nextLookMs = nowMs + idleMs / LOOKS_IN_IDLE_TIME;
        return lastUsedMs.values().removeIf(used -> nowMs - used >= idleMs);
    }

    /** Those that are followed now. */
    Set<String> all() {
        return Set.copyOf(lastUsedMs.keySet());
    }
}
