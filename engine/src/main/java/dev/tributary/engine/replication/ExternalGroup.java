package dev.tributary.engine.replication;

import dev.tributary.engine.PartitionStatus;
import dev.tributary.engine.clients.Await;
import dev.tributary.engine.clients.Failures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the external cluster how far we are, in a group of its own there, so that its operators' lag tools work. Best
 * effort: nothing is ever read from that group. Used by the source's topic watch only.
 */
final class ExternalGroup {
    private static final Logger LOG = LoggerFactory.getLogger(ExternalGroup.class);

    private final String groupId;
    private final String sourceName;
    private Map<TopicPartition, OffsetAndMetadata> told = Map.of();
    private boolean warned;

    ExternalGroup(String groupId, String sourceName) {
        this.groupId = groupId;
        this.sourceName = sourceName;
    }

    /** Tells the positions that have changed since they were told last. */
    void tell(Admin external, List<PartitionStatus> partitions) {
        Map<TopicPartition, OffsetAndMetadata> now = new HashMap<>();
        for (PartitionStatus partition : partitions) {
            Long position = partition.committedPosition();
            if (position != null) {
                now.put(
                        new TopicPartition(partition.mapping().externalTopic(), partition.partition()),
                        new OffsetAndMetadata(position));
            }
        }
        Map<TopicPartition, OffsetAndMetadata> changed = new HashMap<>(now);
        changed.entrySet().removeAll(told.entrySet());
        if (changed.isEmpty()) {
            return;
        }
        try {
            Await.answer(external.alterConsumerGroupOffsets(groupId, changed).all());
            told = now;
            warned = false;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            warnOnce(e);
        }
    }

    private void warnOnce(KafkaException refusal) {
        if (!warned) {
            warned = true;
            LOG.warn(
                    "source={} group={} positions cannot be shown on the external cluster ({}). Copying does not need it;"
                            + " grant READ on that group and on the topics to see the lag there.",
                    sourceName,
                    groupId,
                    Failures.sentence(refusal));
        }
    }
}
