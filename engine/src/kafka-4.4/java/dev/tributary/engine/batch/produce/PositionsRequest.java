package dev.tributary.engine.batch.produce;

import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.TxnOffsetCommitRequestData;
import org.apache.kafka.common.message.TxnOffsetCommitRequestData.TxnOffsetCommitRequestPartition;
import org.apache.kafka.common.message.TxnOffsetCommitRequestData.TxnOffsetCommitRequestTopic;
import org.apache.kafka.common.requests.TxnOffsetCommitRequest;

/** The request that writes positions within a transaction, as {@code kafka-clients} 4.4 builds it. */
final class PositionsRequest {
    private static final int NO_LEADER_EPOCH = -1;

    private PositionsRequest() {}

    static TxnOffsetCommitRequest.Builder of(
            String transactionalId,
            ProducerState producer,
            Map<TopicPartition, OffsetAndMetadata> positions,
            ConsumerGroupMetadata member,
            boolean transactionV2) {
        Map<String, TxnOffsetCommitRequestTopic> topics = new TreeMap<>();
        positions.forEach((partition, position) -> topics.computeIfAbsent(
                        partition.topic(), name -> new TxnOffsetCommitRequestTopic().setName(name))
                .partitions()
                .add(new TxnOffsetCommitRequestPartition()
                        .setPartitionIndex(partition.partition())
                        .setCommittedOffset(position.offset())
                        .setCommittedLeaderEpoch(position.leaderEpoch().orElse(NO_LEADER_EPOCH))
                        .setCommittedMetadata(position.metadata())));
        TxnOffsetCommitRequestData data = new TxnOffsetCommitRequestData()
                .setTransactionalId(transactionalId)
                .setGroupId(member.groupId())
                .setProducerId(producer.producerId())
                .setProducerEpoch(producer.epoch())
                .setGenerationIdOrMemberEpoch(member.generationId())
                .setMemberId(member.memberId())
                .setTopics(new ArrayList<>(topics.values()));
        member.groupInstanceId().ifPresent(data::setGroupInstanceId);
        return TxnOffsetCommitRequest.Builder.forTopicNames(data, transactionV2);
    }
}
