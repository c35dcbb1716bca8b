package dev.tributary.engine.batch.produce;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.requests.TxnOffsetCommitRequest;

/** The request that writes positions within a transaction, as {@code kafka-clients} 4.3 builds it. */
final class PositionsRequest {
    private PositionsRequest() {}

    static TxnOffsetCommitRequest.Builder of(
            String transactionalId,
            ProducerState producer,
            Map<TopicPartition, OffsetAndMetadata> positions,
            ConsumerGroupMetadata member,
            boolean transactionV2) {
        Map<TopicPartition, TxnOffsetCommitRequest.CommittedOffset> offsets = new HashMap<>();
        positions.forEach((partition, position) -> offsets.put(
                partition,
                new TxnOffsetCommitRequest.CommittedOffset(
                        position.offset(), position.metadata(), position.leaderEpoch())));
        return new TxnOffsetCommitRequest.Builder(
                transactionalId,
                member.groupId(),
                producer.producerId(),
                producer.epoch(),
                offsets,
                member.memberId(),
                member.generationId(),
                member.groupInstanceId(),
                transactionV2);
    }
}
