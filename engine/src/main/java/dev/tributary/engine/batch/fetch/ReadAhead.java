package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadFault;
import dev.tributary.engine.path.ReadResult;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * The partitions that are read, and what has been read of them and not been asked for yet.
 *
 * <ul>
 *   <li><b>R1</b> The chunks of a partition follow each other without gap or overlap, from the position that was set.
 *   <li><b>R2</b> A partition's fault is told behind its chunks, in an answer of its own.
 *   <li><b>R3</b> Setting a position forgets all that was read before; its memory is let go of unless a writer has it.
 * </ul>
 *
 * <p>Used by one thread.
 */
final class ReadAhead {
    private final Map<TopicPartition, PartitionFetch> partitions = new LinkedHashMap<>();
    private final Deque<BatchChunk> ready = new ArrayDeque<>();
    private final Map<TopicPartition, List<BatchChunk>> given = new HashMap<>();
    private final List<ReadFault> faults = new ArrayList<>();
    /** The ends of partitions that are not read now: read on soon, a broker does not tell that of an idle one again. */
    private final Map<TopicPartition, Long> ends = new HashMap<>();

    private int changes;

    void read(Map<TopicPartition, Position> from, Map<TopicPartition, String> topicIds) {
        from.forEach((partition, position) -> {
            PartitionFetch before = partitions.get(partition);
            forget(partition);
            PartitionFetch fetch = new PartitionFetch(partition, position, topicIds.get(partition));
            Long end = ends.remove(partition);
            if (end != null) {
                fetch.sawLastStableOffset(end);
            }
            if (before != null) {
                fetch.follow(before);
            }
            partitions.put(partition, fetch);
        });
    }

    void stop(Collection<TopicPartition> unwanted) {
        unwanted.forEach(this::forget);
    }

    void stopAll() {
        stop(List.copyOf(partitions.keySet()));
        stop(List.copyOf(given.keySet()));
        ends.clear();
    }

    /** Counts how often the partitions that are read, or their positions, were changed from outside or by a fault. */
    int changes() {
        return changes;
    }

    private void forget(TopicPartition partition) {
        changes++;
        PartitionFetch forgotten = partitions.remove(partition);
        if (forgotten != null) {
            forgotten.reads().giveUpAll();
            forgotten.lastStableOffset().ifPresent(end -> ends.put(partition, end));
        }
        for (Iterator<BatchChunk> chunks = ready.iterator(); chunks.hasNext(); ) {
            BatchChunk chunk = chunks.next();
            if (chunk.partition().equals(partition)) {
                chunks.remove();
                chunk.discard();
            }
        }
        List<BatchChunk> outside = given.remove(partition);
        if (outside != null) {
            outside.forEach(BatchChunk::discard);
        }
        faults.removeIf(fault -> fault.concerns(partition));
    }

    boolean isEmpty() {
        return partitions.isEmpty();
    }

    Collection<PartitionFetch> partitions() {
        return partitions.values();
    }

    @Nullable PartitionFetch get(TopicPartition partition) {
        return partitions.get(partition);
    }

    Set<String> topics() {
        Set<String> topics = new HashSet<>();
        partitions.keySet().forEach(partition -> topics.add(partition.topic()));
        return topics;
    }

    boolean hasNews() {
        return !ready.isEmpty() || !faults.isEmpty();
    }

    boolean hasChunks() {
        return !ready.isEmpty();
    }

    /** Forgets what is under way, because the connections are gone; nothing that was read. */
    void abandonUnderWay() {
        for (PartitionFetch fetch : partitions.values()) {
            fetch.checkEnds();
            fetch.reads().giveUpAll();
        }
    }

    /** Takes a chunk in; its partition goes to the end of the line, so that all get their turn. */
    void add(PartitionFetch fetch, BatchChunk chunk) {
        fetch.advance(chunk.next());
        ready.add(chunk);
        partitions.remove(fetch.partition());
        partitions.put(fetch.partition(), fetch);
    }

    void fail(PartitionFetch fetch, ReadFault fault) {
        changes++;
        fetch.reads().giveUpAll();
        partitions.remove(fetch.partition());
        faults.add(fault);
    }

    void failTopic(String topic) {
        partitions.values().stream()
                .filter(fetch -> fetch.partition().topic().equals(topic))
                .toList()
                .forEach(fetch -> fail(fetch, new ReadFault.Unauthorized(fetch.partition())));
    }

    /** Gives out what is there, at most one chunk of each partition. */
    ReadResult<BatchChunk> take() {
        if (!hasNews()) {
            return ReadResult.nothing();
        }
        forgetTaken();
        List<BatchChunk> chunks = new ArrayList<>();
        Set<TopicPartition> taken = new HashSet<>();
        for (Iterator<BatchChunk> waiting = ready.iterator(); waiting.hasNext(); ) {
            BatchChunk chunk = waiting.next();
            if (taken.add(chunk.partition())) {
                waiting.remove();
                chunks.add(chunk);
                remember(chunk);
            }
        }
        // A fault comes behind all that was read before it, and never together with it.
        List<ReadFault> told = new ArrayList<>();
        for (Iterator<ReadFault> waiting = faults.iterator(); waiting.hasNext(); ) {
            ReadFault fault = waiting.next();
            if (Stream.concat(chunks.stream(), ready.stream()).noneMatch(chunk -> fault.concerns(chunk.partition()))) {
                waiting.remove();
                told.add(fault);
            }
        }
        return new ReadResult<>(chunks, told);
    }

    private void remember(BatchChunk chunk) {
        given.computeIfAbsent(chunk.partition(), partition -> new ArrayList<>()).add(chunk);
    }

    /** Of all partitions: one that gets nothing more would keep its last answer's memory in sight. */
    private void forgetTaken() {
        given.values().removeIf(outside -> {
            outside.removeIf(BatchChunk::isTaken);
            return outside.isEmpty();
        });
    }

    /** How many chunks have not been given out yet. */
    int waitingChunks() {
        return ready.size();
    }

    /** Whether everything that the partitions were last known to hold has been read, given out or not. */
    boolean isAtKnownEnds() {
        for (PartitionFetch fetch : partitions.values()) {
            if (!fetch.caughtUp()) {
                return false;
            }
        }
        return true;
    }

    boolean caughtUp() {
        return ready.isEmpty() && isAtKnownEnds();
    }
}
