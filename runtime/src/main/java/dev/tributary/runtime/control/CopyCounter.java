package dev.tributary.runtime.control;

import dev.tributary.engine.PartitionStatus;
import dev.tributary.engine.ReplicationStatus;
import dev.tributary.runtime.store.TopicCounters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Turns the engine's counters, which start anew whenever a partition is taken over, into what was copied since the last
 * count, for the counters in the store that never start anew. What was copied between the last count and a crash is not
 * counted: the counters are for people, the positions for correctness. One thread.
 */
final class CopyCounter {
    private Map<Partition, Counted> last = Map.of();

    /** A count: what was copied since the last one that was stored. */
    record Count(Map<String, List<TopicCounters>> bySource, Map<Partition, Counted> seen) {}

    /** One partition of one source. */
    record Partition(String sourceId, String topic, int number) {}

    /** The engine's counters of one partition. */
    record Counted(long records, long bytes, long gaps) {
        private static final Counted NOTHING = new Counted(0, 0, 0);

        /** What came since an earlier count; everything when the engine started anew meanwhile. */
        Counted since(Counted earlier) {
            boolean anew = records < earlier.records || bytes < earlier.bytes || gaps < earlier.gaps;
            return anew ? this : new Counted(records - earlier.records, bytes - earlier.bytes, gaps - earlier.gaps);
        }
    }

    Count count(Collection<ReplicationStatus> statuses) {
        Map<Partition, Counted> seen = new HashMap<>();
        Map<String, List<TopicCounters>> bySource = new HashMap<>();
        for (ReplicationStatus status : statuses) {
            Map<String, TopicCounters> byTopic = new HashMap<>();
            for (PartitionStatus partition : status.partitions()) {
                String topic = partition.mapping().externalTopic();
                Partition key = new Partition(status.sourceId(), topic, partition.partition());
                Counted now = new Counted(partition.recordsCopied(), partition.bytesCopied(), partition.gapRecords());
                seen.put(key, now);
                Counted more = now.since(last.getOrDefault(key, Counted.NOTHING));
                if (!more.equals(Counted.NOTHING)) {
                    byTopic.merge(
                            topic,
                            new TopicCounters(topic, more.records(), more.bytes(), more.gaps()),
                            CopyCounter::sum);
                }
            }
            if (!byTopic.isEmpty()) {
                bySource.put(status.sourceId(), new ArrayList<>(byTopic.values()));
            }
        }
        return new Count(bySource, seen);
    }

    /** Notes that a count was stored; until then the next count holds it too. */
    void stored(Count count) {
        last = count.seen();
    }

    private static TopicCounters sum(TopicCounters one, TopicCounters other) {
        return new TopicCounters(
                one.topic(), one.records() + other.records(), one.bytes() + other.bytes(), one.gaps() + other.gaps());
    }
}
