package dev.tributary.engine.batch.produce;

import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.jspecify.annotations.Nullable;

/**
 * One produce request that was sent: at most one batch for each partition, as brokers demand.
 *
 * @param batches what it carries, by internal partition
 * @param topicNames the names behind the ids that the answer may use instead
 */
record ProduceAttempt(Map<TopicPartition, PendingBatch> batches, Map<Uuid, String> topicNames) {

    /** The batch that a part of the answer is about; null when it is about none of ours. */
    @Nullable PendingBatch find(String topicName, Uuid topicId, int partition) {
        String name = topicNames.get(topicId);
        return batches.get(new TopicPartition(name == null ? topicName : name, partition));
    }

    List<PendingBatch> all() {
        return List.copyOf(batches.values());
    }
}
