package dev.tributary.engine.replication;

import dev.tributary.engine.topics.FollowedTopic;
import dev.tributary.engine.topics.TopicsSnapshot;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.TopicPartition;

/**
 * The partitions that this worker owns right now. Used by the source's loop only.
 *
 * <p>Invariant O1: {@link #epoch} grows whenever something is taken, lost or forgotten, so that an answer to a question
 * asked before is known to be late and is thrown away.
 */
final class Ownership {
    private final Map<TopicPartition, OwnedPartition> byInternal = new LinkedHashMap<>();
    private final Map<TopicPartition, OwnedPartition> byExternal = new LinkedHashMap<>();
    private final CopyTotals.Meter meter;
    private long epoch;

    /**
     * Owns nothing yet.
     *
     * @param meter counts what is copied of whatever is owned
     */
    Ownership(CopyTotals.Meter meter) {
        this.meter = meter;
    }

    long epoch() {
        return epoch;
    }

    /** Takes partitions of topics that are known; of a topic that has just left the source nothing is read any more. */
    void take(Collection<TopicPartition> internal, TopicsSnapshot topics) {
        epoch++;
        for (TopicPartition partition : internal) {
            topics.byInternalName(partition.topic()).map(FollowedTopic::mapping).ifPresent(mapping -> {
                OwnedPartition owned = new OwnedPartition(mapping, partition.partition(), meter);
                byInternal.put(owned.internal(), owned);
                byExternal.put(owned.external(), owned);
            });
        }
    }

    void lose(Collection<TopicPartition> internal) {
        epoch++;
        for (TopicPartition partition : internal) {
            OwnedPartition lost = byInternal.remove(partition);
            if (lost != null) {
                byExternal.remove(lost.external());
            }
        }
    }

    /** Forgets all positions: what is stored may differ from what is remembered. */
    void forgetPositions() {
        epoch++;
        for (OwnedPartition owned : byInternal.values()) {
            if (owned.is(OwnedPartition.Phase.BLOCKED)) {
                owned.forgetPosition();
            } else {
                owned.seek();
            }
        }
    }

    Collection<OwnedPartition> all() {
        return byInternal.values();
    }

    List<OwnedPartition> in(OwnedPartition.Phase phase) {
        List<OwnedPartition> found = new ArrayList<>();
        for (OwnedPartition owned : byInternal.values()) {
            if (owned.is(phase)) {
                found.add(owned);
            }
        }
        return found;
    }

    Optional<OwnedPartition> byInternal(TopicPartition partition) {
        return Optional.ofNullable(byInternal.get(partition));
    }

    Optional<OwnedPartition> byExternal(TopicPartition partition) {
        return Optional.ofNullable(byExternal.get(partition));
    }
}
