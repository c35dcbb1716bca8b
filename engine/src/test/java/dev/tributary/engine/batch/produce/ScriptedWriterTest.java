package dev.tributary.engine.batch.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.batch.ScriptedCluster;
import dev.tributary.engine.batch.ShiftedTime;
import dev.tributary.engine.batch.format.OutgoingBatch;
import dev.tributary.engine.batch.format.RecordBatchView;
import dev.tributary.engine.batch.memory.ByteBudget;
import dev.tributary.engine.batch.memory.DirectBufferPool;
import dev.tributary.engine.batch.memory.SharedBuffer;
import dev.tributary.engine.batch.net.BrokenConnectionException;
import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.path.Decision;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.RecordRefusedException;
import dev.tributary.engine.path.TimestampsReplacedException;
import dev.tributary.engine.path.WriterIdentity;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.message.EndTxnRequestData;
import org.apache.kafka.common.message.EndTxnResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.apache.kafka.common.requests.AddPartitionsToTxnRequest;
import org.apache.kafka.common.requests.EndTxnRequest;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.TxnOffsetCommitRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** K1, T1-T4, N3: a writer whose cluster crashes, refuses or talks nonsense, which real brokers do not do on demand. */
class ScriptedWriterTest {
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(5);
    private static final int ATTRIBUTES_AT = 21;
    private static final int UNKNOWN_CODEC = 7;

    private final TopicPartition external = new TopicPartition("ext", 0);
    private final TopicPartition internal = new TopicPartition("int", 0);
    private final TopicPartition other = new TopicPartition("other", 0);
    private final ConsumerGroupMetadata member = ClusterKit.member("group", -1, "");
    private final ByteBudget budget = new ByteBudget(1 << 20);
    private final ShiftedTime time = new ShiftedTime();
    private ScriptedCluster cluster = new ScriptedCluster(2, 2);
    private BatchWriter writer = newWriter(Map.of());

    @AfterEach
    void close() {
        writer.close();
        cluster.close();
    }

    private BatchWriter newWriter(Map<String, String> more) {
        return newWriter(more, TRANSACTION_TIMEOUT);
    }

    private BatchWriter newWriter(Map<String, String> more, Duration transactionTimeout) {
        Map<String, String> properties = new HashMap<>(cluster.properties());
        properties.putAll(more);
        return new BatchWriter(
                properties,
                new WriterIdentity("writer", List.of("tx", "tx/2", "tx/3", "tx/4"), transactionTimeout),
                new PathLimits(1 << 20, 1 << 20, 1 << 20),
                time);
    }

    private BatchChunk chunk(long offset) {
        return chunk(batch(offset, 1, 0));
    }

    private BatchChunk chunk(OutgoingBatch batch) {
        long last = batch.externalOffset(batch.recordCount() - 1);
        budget.settle(0, 1);
        SharedBuffer memory = new SharedBuffer(ByteBuffer.allocate(1), new DirectBufferPool(1), budget);
        BatchChunk chunk = new BatchChunk(external, Position.at(last + 1), List.of(batch), memory);
        memory.release(0);
        return chunk;
    }

    private static OutgoingBatch batch(long offset, int records, int codecBits) {
        SimpleRecord[] some = new SimpleRecord[records];
        Arrays.fill(some, new SimpleRecord("record".getBytes(StandardCharsets.UTF_8)));
        ByteBuffer bytes =
                MemoryRecords.withRecords(offset, Compression.NONE, some).buffer();
        bytes.putShort(ATTRIBUTES_AT, (short) codecBits);
        return OutgoingBatch.forwarded(new RecordBatchView(bytes, 0));
    }

    private Map<TopicPartition, OffsetAndMetadata> at(long offset) {
        return Map.of(internal, new OffsetAndMetadata(offset, "here"));
    }

    private void write(long offset) {
        write(batch(offset, 1, 0));
    }

    private void write(OutgoingBatch batch) {
        BatchChunk chunk = chunk(batch);
        writer.begin();
        writer.append(chunk, internal);
        writer.commit(at(chunk.next().offset()), member).await();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givenTheCoordinatorCrashesOrHangs_whenAnotherTakesOver_thenItIsFoundAndTheTransactionIsCommitted(
            boolean crashes) {
        cluster.coordinators(2);
        writer.initialize();
        write(0);

        // At first the others have not noticed.
        cluster.coordinators(2, 2, 2, 1);
        if (crashes) {
            cluster.kill(2);
        } else {
            cluster.silence(2);
        }

        assertThatCode(() -> write(1)).doesNotThrowAnyException();
    }

    @Test
    void givenTransactionsInARow_whenCommitted_thenNoneGoesUnderTheNameOfTheOneBefore() {
        List<String> names = new CopyOnWriteArrayList<>();
        cluster.answer(ApiKeys.END_TXN, request -> {
            names.add(((EndTxnRequest) request).data().transactionalId());
            return new EndTxnResponseData();
        });
        writer.initialize();

        write(0);
        write(1);
        write(2);
        write(3);
        write(4);

        assertThat(names).containsExactly("tx", "tx/2", "tx/3", "tx/4", "tx");
    }

    @Test
    void
            givenCommitsThatAreUndecided_whenTheNextTransactionIsFilled_thenItsBatchesGoAtOnceAndDecisionsKeepTheirOrder() {
        CountDownLatch decided = new CountDownLatch(1);
        List<String> ended = new CopyOnWriteArrayList<>();
        cluster.answer(ApiKeys.END_TXN, request -> {
            ended.add(((EndTxnRequest) request).data().transactionalId());
            awaitQuietly(decided);
            return new EndTxnResponseData();
        });
        writer.initialize();
        Decision first = fill(0);
        Awaitility.await().until(() -> ended.size() == 1);
        Decision second = fill(1);
        writer.begin();
        writer.append(chunk(2), internal);
        writer.sendAppended();

        Awaitility.await().until(() -> cluster.asked(ApiKeys.PRODUCE) == 3);
        assertThat(first.isKnown()).isFalse();
        assertThat(ended).containsExactly("tx");

        decided.countDown();
        first.await();
        second.await();
        writer.commit(at(3), member).await();
        assertThat(ended).containsExactly("tx", "tx/2", "tx/3");
    }

    private Decision fill(long offset) {
        writer.begin();
        writer.append(chunk(offset), internal);
        return writer.commit(at(offset + 1), member);
    }

    @Test
    void givenBatchesThatAreNotAcknowledged_whenTheNextTransactionIsFilled_thenItsBatchesWaitForThem() {
        AtomicReference<Errors> answer = new AtomicReference<>(Errors.NOT_ENOUGH_REPLICAS);
        List<String> senders = new CopyOnWriteArrayList<>();
        cluster.answer(ApiKeys.PRODUCE, request -> {
            ProduceRequest produce = (ProduceRequest) request;
            senders.add(produce.data().transactionalId());
            return ScriptedCluster.produced(produce, Map.of(internal.topic(), answer.get()));
        });
        writer.initialize();
        Decision first = fill(0);
        writer.begin();
        writer.append(chunk(1), internal);
        writer.sendAppended();
        int before = senders.size();
        Awaitility.await().until(() -> senders.size() > before + 2);
        assertThat(senders).containsOnly("tx");

        answer.set(Errors.NONE);
        first.await();
        writer.commit(at(2), member).await();

        assertThat(senders.get(senders.size() - 1)).isEqualTo("tx/2");
        assertThat(senders).filteredOn("tx/2"::equals).hasSize(1);
    }

    @Test
    void givenACommitThatFails_whenTheNextTransactionIsFilled_thenAnAbortUndoesBoth() {
        List<String> ended = new CopyOnWriteArrayList<>();
        cluster.answer(ApiKeys.END_TXN, request -> {
            EndTxnRequestData end = ((EndTxnRequest) request).data();
            ended.add(end.transactionalId() + (end.committed() ? " committed" : " aborted"));
            return new EndTxnResponseData();
        });
        CountDownLatch nextIsFilled = new CountDownLatch(1);
        cluster.answer(ApiKeys.TXN_OFFSET_COMMIT, request -> {
            awaitQuietly(nextIsFilled);
            return ScriptedCluster.positions(
                    (TxnOffsetCommitRequest) request, Map.of(internal, Errors.ILLEGAL_GENERATION));
        });
        writer.initialize();
        Decision first = fill(0);
        writer.begin();
        writer.append(chunk(1), internal);
        writer.sendAppended();
        Awaitility.await().until(() -> cluster.asked(ApiKeys.PRODUCE) == 2);
        nextIsFilled.countDown();

        assertThatThrownBy(first::await).isInstanceOf(CommitFailedException.class);
        writer.abort();

        assertThat(ended).containsExactlyInAnyOrder("tx aborted", "tx/2 aborted");
        assertThat(writer.bytesInFlight()).isZero();
        assertThat(budget.usedBytes()).isZero();
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await(TRANSACTION_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void givenTheWritersThreadHasEnded_whenMoreIsAppended_thenItIsToldAtOnceAndItsMemoryIsLetGo() {
        writer.initialize();
        writer.close();

        writer.append(chunk(1), internal);
        writer.sendAppended();

        assertThat(writer.bytesInFlight()).isZero();
        assertThat(budget.usedBytes()).isZero();
        assertThatThrownBy(writer::abort).isInstanceOf(KafkaException.class).hasMessageContaining("closed");
    }

    @Test
    void givenAChunkThatCannotBeSplit_whenItComes_thenOnlyItsTransactionFailsAndItsMemoryIsLetGo() {
        answerBatchesWith(Errors.MESSAGE_TOO_LARGE);
        writer.initialize();
        assertThatThrownBy(() -> write(batch(0, 2, 0))).isInstanceOf(KafkaException.class);
        writer.abort();
        answerBatchesWith(Errors.NONE);

        assertThatThrownBy(() -> write(batch(0, 2, UNKNOWN_CODEC)))
                .isInstanceOf(KafkaException.class)
                .hasMessageContaining(external.toString());

        assertThat(writer.bytesInFlight()).isZero();
        assertThat(budget.usedBytes()).isZero();
        writer.abort();
        write(0);
    }

    @ParameterizedTest
    @EnumSource(names = {"PRODUCE", "TXN_OFFSET_COMMIT", "METADATA"})
    void givenAnAnswerThatCannotBeRead_whenItComes_thenTheWriterIsBrokenAndSaysSoAtOnce(ApiKeys kind) {
        writer.initialize();
        cluster.garble(kind);

        assertThatThrownBy(() -> write(0)).isInstanceOf(BrokenConnectionException.class);

        assertThatThrownBy(writer::abort).hasMessageContaining("cannot be understood");
        writer.close();
        assertThat(budget.usedBytes()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void givenAnOldClusterThatMissesOneTopic_whenItAppears_thenTheTransactionIsCommitted(int version) {
        useClusterOf(version);
        cluster.answer(
                ApiKeys.ADD_PARTITIONS_TO_TXN,
                request -> ScriptedCluster.added(
                        (AddPartitionsToTxnRequest) request,
                        cluster.asked(ApiKeys.ADD_PARTITIONS_TO_TXN) > 2
                                ? Map.of()
                                : Map.of(
                                        internal,
                                        Errors.OPERATION_NOT_ATTEMPTED,
                                        other,
                                        Errors.UNKNOWN_TOPIC_OR_PARTITION)));
        writer.initialize();
        writer.begin();
        writer.append(chunk(0), internal);
        writer.append(chunk(0), other);

        assertThatCode(() -> writer.commit(at(1), member).await()).doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void givenAnOldClusterThatLetsUsNotWriteOneTopic_whenCommitted_thenThatTopicIsNamed(int version) {
        useClusterOf(version);
        cluster.answer(
                ApiKeys.ADD_PARTITIONS_TO_TXN,
                request -> ScriptedCluster.added(
                        (AddPartitionsToTxnRequest) request,
                        Map.of(internal, Errors.OPERATION_NOT_ATTEMPTED, other, Errors.TOPIC_AUTHORIZATION_FAILED)));
        writer.initialize();
        writer.begin();
        writer.append(chunk(0), internal);
        writer.append(chunk(0), other);

        assertThatThrownBy(() -> writer.commit(at(1), member).await())
                .satisfies(refused -> assertThat(unauthorized(refused)).containsExactly(other.topic()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void givenATopicThatWeMayNotRead_whenItsPositionIsCommitted_thenThatTopicIsNamed(int version) {
        useClusterOf(version);
        cluster.answer(
                ApiKeys.TXN_OFFSET_COMMIT,
                request -> ScriptedCluster.positions(
                        (TxnOffsetCommitRequest) request, Map.of(internal, Errors.TOPIC_AUTHORIZATION_FAILED)));
        writer.initialize();

        assertThatThrownBy(() -> write(0))
                .satisfies(refused -> assertThat(unauthorized(refused)).containsExactly(internal.topic()));
    }

    /** As after an answer that came too late. A broker then tells the youngest time of the batch's own records. */
    @Test
    void givenABatchThatWasThereAlready_whenItsOwnTimeIsTold_thenTheTransactionIsCommitted() {
        OutgoingBatch batch = batch(17, 2, 0);
        long youngest = batch.batch().maxTimestamp();
        cluster.answer(
                ApiKeys.PRODUCE, request -> ScriptedCluster.produced((ProduceRequest) request, Map.of(), youngest));
        writer.initialize();

        assertThatCode(() -> write(batch)).doesNotThrowAnyException();
    }

    @Test
    void givenATopicWithATimeOfItsOwn_whenItIsTold_thenTheTransactionCannotBeCommitted() {
        OutgoingBatch batch = batch(17, 2, 0);
        long later = batch.batch().maxTimestamp() + 1;
        cluster.answer(ApiKeys.PRODUCE, request -> ScriptedCluster.produced((ProduceRequest) request, Map.of(), later));
        writer.initialize();

        assertThatThrownBy(() -> write(batch)).isInstanceOf(TimestampsReplacedException.class);
    }

    @Test
    void givenABatchThatIsNotTakenAgainAndAgain_whenItWasTriedThreeTimes_thenItIsARefusalOfItsPartition() {
        answerBatchesWith(Errors.CORRUPT_MESSAGE);
        writer.initialize();

        refusedAtTheThirdTime(batch(17, 1, 0));
    }

    @Test
    void givenAChunkThatCanNeverBeSplit_whenItWasTriedThreeTimes_thenItIsARefusalOfItsPartition() {
        answerBatchesWith(Errors.MESSAGE_TOO_LARGE);
        writer.initialize();
        assertThatThrownBy(() -> write(batch(0, 2, 0))).isInstanceOf(KafkaException.class);
        writer.abort();

        refusedAtTheThirdTime(batch(17, 2, UNKNOWN_CODEC));
    }

    private void refusedAtTheThirdTime(OutgoingBatch batch) {
        for (int time = 1; time < 3; time++) {
            assertThatThrownBy(() -> write(batch)).isNotInstanceOf(RecordRefusedException.class);
            writer.abort();
        }

        assertThatThrownBy(() -> write(batch)).isInstanceOfSatisfying(RecordRefusedException.class, refused -> {
            assertThat(refused.external()).isEqualTo(external);
            assertThat(refused.offset()).isEqualTo(17);
        });
    }

    @Test
    void givenATopicThatIsNotShownAnyMore_whenTransactionsDoNotWriteToIt_thenTheyAreCommitted() {
        writer.close();
        writer = newWriter(Map.of("metadata.max.age.ms", "50"));
        writer.initialize();
        writer.begin();
        writer.append(chunk(0), other);
        writer.commit(at(1), member).await();

        cluster.topicError(other.topic(), Errors.TOPIC_AUTHORIZATION_FAILED);
        long asked = cluster.asked(ApiKeys.METADATA);
        Awaitility.await().until(() -> cluster.asked(ApiKeys.METADATA) > asked + 2);

        assertThatCode(() -> write(1)).doesNotThrowAnyException();
    }

    @Test
    void givenATopicThatIsNotShown_whenTheTransactionWritesToIt_thenItIsNamed() {
        cluster.topicError(internal.topic(), Errors.TOPIC_AUTHORIZATION_FAILED);
        writer.initialize();

        assertThatThrownBy(() -> write(0))
                .satisfies(refused -> assertThat(unauthorized(refused)).containsExactly(internal.topic()));
    }

    private void answerBatchesWith(Errors error) {
        cluster.answer(
                ApiKeys.PRODUCE,
                request -> ScriptedCluster.produced((ProduceRequest) request, Map.of(internal.topic(), error)));
    }

    private void useClusterOf(int transactionVersion) {
        close();
        cluster = new ScriptedCluster(1, transactionVersion);
        writer = newWriter(Map.of());
    }

    private static Set<String> unauthorized(Throwable refused) {
        return Failures.cause(refused, TopicAuthorizationException.class)
                .map(TopicAuthorizationException::unauthorizedTopics)
                .orElse(Set.of());
    }
}
