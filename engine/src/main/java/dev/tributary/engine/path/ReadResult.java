package dev.tributary.engine.path;

import java.util.List;

/**
 * What one look at the external cluster brought.
 *
 * @param chunks what was read, at most one chunk for each partition
 * @param faults what could not be read any more
 * @param <C> the path's chunks
 */
public record ReadResult<C extends Chunk>(List<C> chunks, List<ReadFault> faults) {
    /** Copies the lists. */
    public ReadResult {
        chunks = List.copyOf(chunks);
        faults = List.copyOf(faults);
    }

    /** Nothing was read and nothing is wrong. */
    public static <C extends Chunk> ReadResult<C> nothing() {
        return new ReadResult<>(List.of(), List.of());
    }
}
