package dev.tributary.engine.replication;

import dev.tributary.engine.CopiedTopic;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What an engine has copied since it was made. A partition that is given up, and a replication that ends, commits once
 * more just before, and nobody can ask it afterwards, so the counts are kept here, for as long as the engine is there.
 * Safe for use by several threads.
 */
final class CopyTotals {
    private final Map<Topic, CopiedTopic> totals = new ConcurrentHashMap<>();

    private record Topic(String sourceId, String name) {}

    /** Counts for one source. */
    @FunctionalInterface
    interface Meter {
        /** That so much of an external topic was committed. */
        void copied(String topic, long records, long bytes);
    }

    Meter ofSource(String sourceId) {
        return (topic, records, bytes) -> totals.merge(
                new Topic(sourceId, topic), new CopiedTopic(sourceId, topic, records, bytes), CopyTotals::sum);
    }

    List<CopiedTopic> all() {
        return List.copyOf(totals.values());
    }

    private static CopiedTopic sum(CopiedTopic one, CopiedTopic other) {
        return new CopiedTopic(
                one.sourceId(), one.externalTopic(), one.records() + other.records(), one.bytes() + other.bytes());
    }
}
