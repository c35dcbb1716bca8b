package dev.tributary.engine.batch.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.batch.ScriptedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.message.EndTxnResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.TxnOffsetCommitRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Q1-Q3, K1: leaders and coordinators that move to another broker, and batches that fail while others are on the way.
 */
class MovedLeaderTest {
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(20);
    private static final int OLD = 1;
    private static final int NEW = 2;

    private final WriterKit kit = new WriterKit(2, 2, TRANSACTION_TIMEOUT, Map.of());
    private final ScriptedCluster cluster = kit.cluster;
    private final List<Integer> arrivedAtOld = new CopyOnWriteArrayList<>();
    private final List<Integer> takenByNew = new CopyOnWriteArrayList<>();
    /** Until then, the first broker answers nothing. */
    private final CountDownLatch othersAreOnTheWay = new CountDownLatch(1);

    @AfterEach
    void close() {
        othersAreOnTheWay.countDown();
        kit.close();
    }

    /** The sequence number of the first batch in a request. */
    private static int sequence(AbstractRequest request) {
        return ((ProduceRequest) request)
                .data().topicData().stream()
                        .flatMap(topic -> topic.partitionData().stream())
                        .map(partition -> (MemoryRecords) partition.records())
                        .map(records -> records.batches().iterator().next().baseSequence())
                        .findFirst()
                        .orElseThrow();
    }

    private void awaitOthers() {
        try {
            othersAreOnTheWay.await(TRANSACTION_TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Takes the first batch, and lets so many others be on the way before the second is answered. */
    private void sendAtOnce(int others) {
        kit.writer.initialize();
        kit.writer.begin();
        kit.appendAndAwait(0, kit.internal);
        kit.appendAndAwait(0, kit.other);
        for (int offset = 1; offset <= others; offset++) {
            kit.append(offset, kit.internal);
            // What goes to the other broker shows that the first one was looked at, which may not be ready the first
            // time: a metadata request takes precedence.
            sendToOther(2 * offset);
            sendToOther(2 * offset + 1);
        }
        othersAreOnTheWay.countDown();
    }

    private void sendToOther(int offset) {
        long before = cluster.asked(ApiKeys.PRODUCE, NEW);
        kit.append(offset, kit.other);
        Awaitility.await().until(() -> cluster.asked(ApiKeys.PRODUCE, NEW) > before);
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void givenBatchesOnTheirWay_whenTheLeaderHasMoved_thenTheyGoToTheNewOneInTheirOrderAndOnceEach(
            boolean oldLeaderKnowsTheNew) {
        cluster.answerAt(ApiKeys.PRODUCE, (broker, request) -> {
            ProduceRequest produce = (ProduceRequest) request;
            if (isForOther(produce)) {
                return ScriptedCluster.produced(produce, Errors.NONE);
            }
            if (broker == NEW) {
                takenByNew.add(sequence(request));
                return ScriptedCluster.produced(produce, Errors.NONE);
            }
            arrivedAtOld.add(sequence(request));
            if (sequence(request) == 0) {
                return ScriptedCluster.produced(produce, Errors.NONE);
            }
            awaitOthers();
            if (oldLeaderKnowsTheNew) {
                // The rest of the cluster goes on naming the old one.
                return cluster.movedTo(NEW, produce);
            }
            cluster.lead(kit.internal.topic(), NEW);
            return ScriptedCluster.produced(produce, Errors.NOT_LEADER_OR_FOLLOWER);
        });
        sendAtOnce(4);

        assertThatCode(() -> kit.commit(5).await()).doesNotThrowAnyException();

        assertThat(takenByNew)
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 4).boxed().toList());
        if (oldLeaderKnowsTheNew) {
            assertThat(arrivedAtOld).containsExactly(0, 1, 2, 3, 4);
        }
    }

    private boolean isForOther(ProduceRequest request) {
        return request.data().topicData().stream()
                .anyMatch(topic -> topic.topicId().equals(ScriptedCluster.topicId(kit.other.topic())));
    }

    @ParameterizedTest
    @EnumSource(names = {"END_TXN", "TXN_OFFSET_COMMIT"})
    void givenACoordinatorThatIsWell_whenItIsNotTheOneAnyMore_thenTheNewOneIsFoundAndTheTransactionIsCommitted(
            ApiKeys kind) {
        kit.writer.initialize();
        kit.writeUnderEachName();
        cluster.coordinators(NEW);
        cluster.answerAt(kind, (broker, request) -> coordinated(request, broker == NEW));
        long before = cluster.asked(kind, OLD);

        assertThatCode(() -> kit.write(4)).doesNotThrowAnyException();

        assertThat(cluster.asked(kind, OLD)).isEqualTo(before + 1);
        assertThat(cluster.asked(kind, NEW)).isEqualTo(1);
    }

    private ApiMessage coordinated(AbstractRequest request, boolean byTheCoordinator) {
        Errors error = byTheCoordinator ? Errors.NONE : Errors.NOT_COORDINATOR;
        return request instanceof TxnOffsetCommitRequest positions
                ? ScriptedCluster.positions(positions, Map.of(kit.internal, error))
                : new EndTxnResponseData().setErrorCode(error.code());
    }

    @Test
    void givenABatchThatFailed_whenTheOneBehindItIsOutOfOrder_thenBothGoAgainInTheirOrder() {
        List<Integer> arrived = new CopyOnWriteArrayList<>();
        cluster.answerAt(ApiKeys.PRODUCE, (broker, request) -> {
            ProduceRequest produce = (ProduceRequest) request;
            if (broker == NEW) {
                return ScriptedCluster.produced(produce, Errors.NONE);
            }
            int sequence = sequence(request);
            arrived.add(sequence);
            if (sequence == 0 || arrived.size() > 3) {
                return ScriptedCluster.produced(produce, Errors.NONE);
            }
            awaitOthers();
            return ScriptedCluster.produced(
                    produce, sequence == 1 ? Errors.NOT_ENOUGH_REPLICAS : Errors.OUT_OF_ORDER_SEQUENCE_NUMBER);
        });
        sendAtOnce(2);

        assertThatCode(() -> kit.commit(3).await()).doesNotThrowAnyException();

        assertThat(arrived).containsExactly(0, 1, 2, 1, 2);
    }

    @Test
    void givenABatchThatIsOutOfOrder_whenNoneBeforeItFailed_thenTheTransactionCannotBeCommitted() {
        cluster.answerAt(
                ApiKeys.PRODUCE,
                (broker, request) -> ScriptedCluster.produced(
                        (ProduceRequest) request,
                        broker == OLD && sequence(request) == 1 ? Errors.OUT_OF_ORDER_SEQUENCE_NUMBER : Errors.NONE));
        kit.writer.initialize();
        kit.writer.begin();
        kit.appendAndAwait(0, kit.internal);
        kit.appendAndAwait(1, kit.internal);

        assertThatThrownBy(() -> kit.commit(2).await()).isInstanceOf(OutOfOrderSequenceException.class);
        assertThat(cluster.asked(ApiKeys.PRODUCE)).isEqualTo(2);
        kit.writer.abort();
    }
}
