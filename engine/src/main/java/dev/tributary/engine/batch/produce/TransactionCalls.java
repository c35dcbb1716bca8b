package dev.tributary.engine.batch.produce;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.message.AddOffsetsToTxnRequestData;
import org.apache.kafka.common.message.EndTxnRequestData;
import org.apache.kafka.common.message.InitProducerIdRequestData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.AddOffsetsToTxnRequest;
import org.apache.kafka.common.requests.AddOffsetsToTxnResponse;
import org.apache.kafka.common.requests.AddPartitionsToTxnRequest;
import org.apache.kafka.common.requests.AddPartitionsToTxnResponse;
import org.apache.kafka.common.requests.EndTxnRequest;
import org.apache.kafka.common.requests.EndTxnResponse;
import org.apache.kafka.common.requests.FindCoordinatorRequest.CoordinatorType;
import org.apache.kafka.common.requests.InitProducerIdRequest;
import org.apache.kafka.common.requests.InitProducerIdResponse;
import org.apache.kafka.common.requests.TxnOffsetCommitResponse;

/** The requests that a transaction consists of, beside the batches. */
final class TransactionCalls {
    private static final long NO_PRODUCER_ID = -1;

    private final WriterSettings settings;
    private final ProducerState producer;

    TransactionCalls(WriterSettings settings, ProducerState producer) {
        this.settings = settings;
        this.producer = producer;
    }

    /** Fences earlier writers, ends what they left open, and begins a new epoch. */
    CoordinatorCall becomeProducer(Runnable whenDone) {
        return initProducerId("hand out a producer id", new InitProducerIdRequestData(), whenDone);
    }

    /** Begins a new epoch, unless somebody else has begun one meanwhile. */
    CoordinatorCall bumpEpoch(Runnable whenDone) {
        InitProducerIdRequestData data = new InitProducerIdRequestData()
                .setProducerId(producer.producerId())
                .setProducerEpoch(producer.epoch());
        return initProducerId("begin a new producer epoch", data, whenDone);
    }

    private CoordinatorCall initProducerId(String what, InitProducerIdRequestData data, Runnable whenDone) {
        data.setTransactionalId(producer.transactionalId()).setTransactionTimeoutMs(settings.transactionTimeoutMs());
        return ofTransaction(
                what,
                new InitProducerIdRequest.Builder(data),
                response -> {
                    InitProducerIdResponse answer = (InitProducerIdResponse) response;
                    if (answer.error() == Errors.NONE) {
                        producer.become(
                                answer.data().producerId(), answer.data().producerEpoch());
                    }
                    return Verdict.of(answer.error());
                },
                whenDone);
    }

    /** Tells the transaction which partitions it writes to; not needed where the cluster finds out by itself. */
    CoordinatorCall addPartitions(Collection<TopicPartition> partitions, Runnable whenDone) {
        return ofTransaction(
                "add partitions to the transaction",
                AddPartitionsToTxnRequest.Builder.forClient(
                        producer.transactionalId(), producer.producerId(), producer.epoch(), List.copyOf(partitions)),
                response -> Verdict.of(((AddPartitionsToTxnResponse) response)
                        .errors()
                        .getOrDefault(AddPartitionsToTxnResponse.V3_AND_BELOW_TXN_ID, Map.of())),
                whenDone);
    }

    /** Tells the transaction which group it commits to; not needed where the cluster finds out by itself. */
    CoordinatorCall addOffsets(String groupId, Runnable whenDone) {
        AddOffsetsToTxnRequestData data = new AddOffsetsToTxnRequestData()
                .setTransactionalId(producer.transactionalId())
                .setProducerId(producer.producerId())
                .setProducerEpoch(producer.epoch())
                .setGroupId(groupId);
        return ofTransaction(
                "add the positions to the transaction",
                new AddOffsetsToTxnRequest.Builder(data),
                response -> Verdict.of(Errors.forCode(
                        ((AddOffsetsToTxnResponse) response).data().errorCode())),
                whenDone);
    }

    /** Writes the positions, as a member of the group. */
    CoordinatorCall commitOffsets(
            Map<TopicPartition, OffsetAndMetadata> positions,
            ConsumerGroupMetadata member,
            boolean transactionV2,
            Runnable whenDone) {
        return new CoordinatorCall(
                "commit the positions of group " + member.groupId(),
                CoordinatorType.GROUP,
                member.groupId(),
                PositionsRequest.of(producer.transactionalId(), producer, positions, member, transactionV2),
                response -> Verdict.of(positionErrors((TxnOffsetCommitResponse) response)),
                whenDone);
    }

    private static Map<TopicPartition, Errors> positionErrors(TxnOffsetCommitResponse response) {
        Map<TopicPartition, Errors> errors = new HashMap<>();
        response.data()
                .topics()
                .forEach(topic -> topic.partitions()
                        .forEach(partition -> errors.put(
                                new TopicPartition(topic.name(), partition.partitionIndex()),
                                Errors.forCode(partition.errorCode()))));
        return errors;
    }

    /** Commits or aborts. With the second version of transactions, a new epoch begins. */
    CoordinatorCall end(boolean commit, boolean transactionV2, Runnable whenDone) {
        EndTxnRequestData data = new EndTxnRequestData()
                .setTransactionalId(producer.transactionalId())
                .setProducerId(producer.producerId())
                .setProducerEpoch(producer.epoch())
                .setCommitted(commit);
        return ofTransaction(
                commit ? "commit the transaction" : "abort the transaction",
                new EndTxnRequest.Builder(data, transactionV2),
                response -> {
                    EndTxnResponse answer = (EndTxnResponse) response;
                    if (answer.error() == Errors.NONE && answer.data().producerId() != NO_PRODUCER_ID) {
                        producer.become(
                                answer.data().producerId(), answer.data().producerEpoch());
                    }
                    return Verdict.of(answer.error());
                },
                whenDone);
    }

    private CoordinatorCall ofTransaction(
            String what,
            AbstractRequest.Builder<?> request,
            Function<AbstractResponse, Verdict> verdict,
            Runnable whenDone) {
        return new CoordinatorCall(
                what, CoordinatorType.TRANSACTION, producer.transactionalId(), request, verdict, whenDone);
    }
}
