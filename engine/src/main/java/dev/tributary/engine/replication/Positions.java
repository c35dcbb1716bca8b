package dev.tributary.engine.replication;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * The one place that knows where positions are kept: in the source's group on the internal cluster, keyed by internal
 * partition.
 *
 * <p>Invariant P1: only positions of decided transactions are read. A partition whose position is part of a transaction
 * that is still open, a dead worker's for example, is waited for.
 */
final class Positions {
    private final String groupId;

    Positions(String groupId) {
        this.groupId = groupId;
    }

    /**
     * What the group holds of a topic.
     *
     * @param stored the positions; a partition that never had one is absent
     * @param undecided partitions whose position cannot be told now: it may be there already
     */
    record Held(Map<Integer, StoredPosition> stored, Set<Integer> undecided) {}

    /** The positions of a topic's first partitions. */
    CompletionStage<Held> read(Admin internal, String internalTopic, int partitions) {
        List<TopicPartition> asked = new ArrayList<>();
        for (int partition = 0; partition < partitions; partition++) {
            asked.add(new TopicPartition(internalTopic, partition));
        }
        return internal.listConsumerGroupOffsets(
                        Map.of(groupId, new ListConsumerGroupOffsetsSpec().topicPartitions(asked)),
                        new ListConsumerGroupOffsetsOptions().requireStable(true))
                .partitionsToOffsetAndMetadata(groupId)
                .toCompletionStage()
                .thenApply(answer -> held(asked, answer));
    }

    /** Positions in the form in which a transaction commits them to the group. */
    static Map<TopicPartition, OffsetAndMetadata> toCommit(Map<TopicPartition, StoredPosition> positions) {
        Map<TopicPartition, OffsetAndMetadata> offsets = new HashMap<>();
        positions.forEach((partition, position) -> offsets.put(partition, position.toCommit()));
        return offsets;
    }

    private static Held held(List<TopicPartition> asked, Map<TopicPartition, OffsetAndMetadata> answer) {
        Map<Integer, StoredPosition> stored = new HashMap<>();
        Set<Integer> undecided = new HashSet<>();
        for (TopicPartition partition : asked) {
            // The admin client says null where the group holds nothing, and leaves out, with a warning in its log and
            // nothing else, what the group could not tell: a position that waits for its transaction's end above all.
            OffsetAndMetadata offset = answer.get(partition);
            if (offset != null) {
                stored.put(partition.partition(), StoredPosition.fromCommitted(offset));
            } else if (!answer.containsKey(partition)) {
                undecided.add(partition.partition());
            }
        }
        return new Held(stored, undecided);
    }
}
