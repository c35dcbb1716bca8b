package dev.tributary.engine.replication;

import dev.tributary.engine.PartitionStatus;
import dev.tributary.engine.clients.Failures;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.AuthorizationException;
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
    private KafkaFuture<Void> telling = KafkaFuture.completedFuture(null);
    private volatile Map<TopicPartition, OffsetAndMetadata> told = Map.of();
    private volatile boolean warned;

    ExternalGroup(String groupId, String sourceName) {
        this.groupId = groupId;
        this.sourceName = sourceName;
    }

    /** Tells the positions that have changed since they were told last. Does not wait for the answer. */
    void tell(Admin external, List<PartitionStatus> partitions) {
        if (!telling.isDone()) {
            return;
        }
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
        KafkaFuture<Void> answer =
                external.alterConsumerGroupOffsets(groupId, changed).all();
        telling = answer.whenComplete((done, failure) -> {
            if (failure == null) {
                told = now;
            } else if (Failures.cause(failure, AuthorizationException.class).isPresent()) {
                warnOnce(failure);
            } else {
                LOG.debug(
                        "source={} group={} positions could not be shown: {}", sourceName, groupId, failure.toString());
            }
        });
    }

    private void warnOnce(Throwable refusal) {
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
