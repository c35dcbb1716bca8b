package dev.tributary.engine.batch.fetch;

import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What has been asked for of one partition and has not been read yet, in the order of the offsets.
 *
 * <ul>
 *   <li><b>F1</b> The first begins where the partition has been read up to, or before. Those behind it begin where the
 *       one before was estimated to end; they are read when that turns out to be there or further on, and given up when
 *       it is not.
 *   <li><b>F2</b> The first is under way; answers that came before its own are kept.
 *   <li><b>F3</b> What has been given up is not read any more, even if its answer comes.
 * </ul>
 *
 * <p>Used by one thread.
 */
final class PartReads {
    private final Deque<PartRead> parts = new ArrayDeque<>();

    boolean isEmpty() {
        return parts.isEmpty();
    }

    int count() {
        return parts.size();
    }

    void add(PartRead part) {
        parts.addLast(part);
    }

    @Nullable PartRead first() {
        return parts.peekFirst();
    }

    boolean isFirst(PartRead part) {
        return parts.peekFirst() == part;
    }

    boolean contains(PartRead part) {
        return parts.contains(part);
    }

    /** Where to ask on, as far as can be told; {@link Long#MAX_VALUE} when it cannot. There must be a part. */
    long expectedEnd() {
        return parts.getLast().expectedEnd();
    }

    /** Takes note that the first has been answered. */
    void removeFirst() {
        parts.removeFirst();
    }

    /** Whether something was asked of another broker than this one. */
    boolean isElsewhere(int node) {
        for (PartRead part : parts) {
            if (part.node() != node) {
                return true;
            }
        }
        return false;
    }

    /** Gives up a part and all that are behind it. */
    void giveUpFrom(PartRead part) {
        while (contains(part)) {
            parts.removeLast().letGo();
        }
    }

    void giveUpAll() {
        parts.forEach(PartRead::letGo);
        parts.clear();
    }
}
