package dev.tributary.engine.records;

import dev.tributary.engine.path.TimestampsReplacedException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Finds out from what a producer is told of written records whether an internal topic has put its own time in place of
 * theirs. Such a topic has one time for all records of a batch. So has the answer of a broker to a batch that it had
 * already, but that is the time of one of them. Safe for use by several threads.
 */
final class WrittenTimes {
    /** Records of a partition, one after the other, of which the same time was told. */
    private record Run(long told, boolean isOwnOfSome) {
        Run and(long own) {
            return new Run(told, isOwnOfSome || own == told);
        }
    }

    private final Map<TopicPartition, Run> runs = new HashMap<>();
    private @Nullable String replacing;

    /**
     * Takes note of a record that was written.
     *
     * @param own the record's time
     * @param told the time that it is said to have in the internal topic
     */
    synchronized void written(TopicPartition internal, long own, long told) {
        Run before = runs.get(internal);
        if (before != null && before.told() == told) {
            runs.put(internal, before.and(own));
        } else {
            end(internal);
            runs.put(internal, new Run(told, own == told));
        }
    }

    private void end(TopicPartition internal) {
        Run run = runs.remove(internal);
        if (run != null && !run.isOwnOfSome()) {
            replacing = internal.topic();
        }
    }

    /**
     * To be asked when all that was sent is written.
     *
     * @throws TimestampsReplacedException when some record has not kept its time
     */
    synchronized void requireOwn() {
        for (TopicPartition internal : runs.keySet().toArray(TopicPartition[]::new)) {
            end(internal);
        }
        if (replacing != null) {
            throw new TimestampsReplacedException(replacing);
        }
    }

    /** Begins anew. */
    synchronized void forget() {
        runs.clear();
        replacing = null;
    }
}
