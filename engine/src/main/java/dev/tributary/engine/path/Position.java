package dev.tributary.engine.path;

import org.jspecify.annotations.Nullable;

/**
 * The next external offset to read of one external partition.
 *
 * @param offset the next offset to read, 0 or more
 * @param leaderEpoch the leader epoch of the record before it, by which truncation is noticed; null when unknown
 */
public record Position(long offset, @Nullable Integer leaderEpoch) {
    /** Rejects a negative offset. */
    public Position {
        if (offset < 0) {
            throw new IllegalArgumentException("offset is " + offset + ": a position is 0 or more");
        }
    }

    /** A position of which only the offset is known. */
    public static Position at(long offset) {
        return new Position(offset, null);
    }
}
