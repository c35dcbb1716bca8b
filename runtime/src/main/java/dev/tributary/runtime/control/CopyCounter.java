package dev.tributary.runtime.control;

import dev.tributary.engine.CopiedTopic;
import dev.tributary.runtime.store.TopicCounters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Turns what the engine has copied since it was made into what was copied since the last count, for the counters in the
 * store that never start anew. What was copied between the last count and a crash is not counted: the counters are for
 * people, the positions for correctness. One thread.
 */
final class CopyCounter {
    private Map<Topic, CopiedTopic> last = Map.of();

    /**
     * A count: what was copied since the last one that was stored. In the order of the names, so that workers which add
     * to the same counters of a store do so in the same order and none waits for the other for ever.
     */
    record Count(Map<String, List<TopicCounters>> bySource, Map<Topic, CopiedTopic> seen) {}

    /** One topic of one source. */
    record Topic(String sourceId, String name) {}

    Count count(Collection<CopiedTopic> copied) {
        Map<Topic, CopiedTopic> seen = new HashMap<>();
        Map<String, List<TopicCounters>> bySource = new TreeMap<>();
        for (CopiedTopic now : copied) {
            Topic topic = new Topic(now.sourceId(), now.externalTopic());
            seen.put(topic, now);
            CopiedTopic before = last.get(topic);
            long records = now.records() - (before == null ? 0 : before.records());
            long bytes = now.bytes() - (before == null ? 0 : before.bytes());
            if (records > 0 || bytes > 0) {
                bySource.computeIfAbsent(topic.sourceId(), source -> new ArrayList<>())
                        .add(new TopicCounters(topic.name(), records, bytes, 0));
            }
        }
        bySource.values().forEach(topics -> topics.sort(Comparator.comparing(TopicCounters::topic)));
        return new Count(bySource, seen);
    }

    /** Notes that a count was stored; until then the next count holds it too. */
    void stored(Count count) {
        last = count.seen();
    }
}
