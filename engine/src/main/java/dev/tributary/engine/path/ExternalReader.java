package dev.tributary.engine.path;

import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads external partitions, read committed: records of aborted transactions never come, control records are passed.
 * Never chooses a position by itself.
 *
 * <p>Used by one thread. Trouble with the whole cluster is a {@link org.apache.kafka.common.KafkaException}; a reader
 * that threw one may be asked again.
 *
 * @param <C> the path's chunks
 */
public interface ExternalReader<C extends Chunk> extends AutoCloseable {

    /** As {@link #read(Map, Map)}, in whatever topics there are under these names. */
    default void read(Map<TopicPartition, Position> from) {
        read(from, Map.of());
    }

    /**
     * Reads these partitions from these positions on, whether they were being read before or not. What was read ahead
     * of them is forgotten; other partitions do not notice.
     *
     * @param topicIds the identity of the topic that a position counts in, where it is known: where the reader can see
     *     another topic under the name, nothing of that one is read, and {@link ReadFault.Recreated} says so
     */
    void read(Map<TopicPartition, Position> from, Map<TopicPartition, String> topicIds);

    /**
     * Ends a chunk of a partition that is being read before this offset, so that what is before it can be written even
     * if what is at it cannot. For this once: setting the partition's position forgets it.
     */
    void endChunkBefore(TopicPartition partition, long offset);

    /** Reads these partitions no more. What was read ahead of them is forgotten; other partitions do not notice. */
    void stop(Collection<TopicPartition> partitions);

    /** Waits at most so long for content. Returns at once when there is some, or when nothing is being read. */
    ReadResult<C> poll(Duration atMost);

    /**
     * What keeps partitions that are being read from bringing anything, once it has for many seconds; they are tried on
     * all the time. Whoever is well again is no longer here. Always empty where a path's client does not tell.
     */
    default Map<TopicPartition, String> hindrances() {
        return Map.of();
    }

    /** The last stable offset of a partition that is being read, as last seen. */
    OptionalLong endOffset(TopicPartition partition);

    /** Whether all that the external cluster was last known to hold has been read. */
    boolean caughtUp();

    /** Lets go of connections and memory, waiting about a second at most. */
    @Override
    void close();
}
