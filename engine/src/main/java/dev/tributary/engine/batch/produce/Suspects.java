package dev.tributary.engine.batch.produce;

import dev.tributary.engine.path.RecordRefusedException;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/**
 * Remembers what was not taken for a reason that may pass. When it does not pass, the doubt becomes a refusal: the
 * doubt ends the transaction of all partitions, again and again; the refusal holds up one. Used by one thread.
 */
final class Suspects {
    private static final int TIMES_UNTIL_REFUSED = 3;

    private record Suspect(long offset, int times) {}

    private final Map<TopicPartition, Suspect> suspects = new HashMap<>();

    /**
     * Takes note that what begins at an external offset was not taken.
     *
     * @return the reason to end the transaction with: the one given, or a refusal
     */
    KafkaException notTaken(TopicPartition external, long offset, KafkaException why) {
        Suspect before = suspects.get(external);
        int times = before != null && before.offset() == offset ? before.times() + 1 : 1;
        suspects.put(external, new Suspect(offset, times));
        return times < TIMES_UNTIL_REFUSED ? why : new RecordRefusedException(external, offset, why);
    }

    /** Whether what begins at an external offset was not taken before, and has not been taken since. */
    boolean isSuspect(TopicPartition external, long offset) {
        Suspect suspect = suspects.get(external);
        return suspect != null && suspect.offset() == offset;
    }

    /** Takes note that what begins at an external offset was taken: nothing up to there is suspect any more. */
    void taken(TopicPartition external, long offset) {
        Suspect suspect = suspects.get(external);
        if (suspect != null && suspect.offset() <= offset) {
            suspects.remove(external);
        }
    }
}
