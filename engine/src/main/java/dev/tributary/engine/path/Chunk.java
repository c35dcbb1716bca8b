package dev.tributary.engine.path;

import org.apache.kafka.common.TopicPartition;

/**
 * Some consecutive content of one external partition, on its way from a reader to the writer of the same path. May hold
 * no record at all when only control records or aborted records were passed.
 */
public interface Chunk {
    /** The external partition that it was read from. */
    TopicPartition partition();

    /** Where reading goes on behind it. */
    Position next();

    /** How many records it brings. */
    int records();

    /** The bytes of keys, values and headers that it brings; also what it counts for in the memory budget. */
    long bytes();
}
