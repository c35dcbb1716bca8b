package dev.tributary.engine.kit;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What has been read of a topic, and where the next look goes on. Who waits for a copy to be complete looks many times,
 * and to read everything each time would keep the machine from completing it.
 */
final class ReadSoFar {
    private final Map<Integer, List<Seen>> records = new TreeMap<>();
    private final Map<Integer, Long> next = new TreeMap<>();

    /** Partition by partition, in their order. */
    List<Seen> records() {
        List<Seen> ordered = new ArrayList<>();
        records.values().forEach(ordered::addAll);
        return ordered;
    }

    void add(Seen record) {
        records.computeIfAbsent(record.partition(), partition -> new ArrayList<>())
                .add(record);
    }

    boolean hasBegun(int partition) {
        return next.containsKey(partition);
    }

    long next(int partition) {
        return next.getOrDefault(partition, 0L);
    }

    void goOnAt(int partition, long offset) {
        next.put(partition, offset);
    }
}
