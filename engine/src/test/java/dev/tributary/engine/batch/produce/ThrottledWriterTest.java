package dev.tributary.engine.batch.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.batch.ScriptedCluster;
import dev.tributary.engine.path.Decision;
import dev.tributary.engine.path.RecordRefusedException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.message.EndTxnResponseData;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.message.TxnOffsetCommitResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.TxnOffsetCommitRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * K2 and more: a cluster whose quota throttles us. Its brokers answer at once, say for how long, and read nothing from
 * that connection meanwhile.
 */
class ThrottledWriterTest {
    private static final int THROTTLING = 1;
    private static final int OTHER_BROKER = 2;
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofSeconds(30);

    private final WriterKit kit = new WriterKit(2, 2, TRANSACTION_TIMEOUT, Map.of());
    private final ScriptedCluster cluster = kit.cluster;
    private final AtomicBoolean throttles = new AtomicBoolean();

    @AfterEach
    void close() {
        kit.close();
    }

    /** The next answer to such a request, or the next of the broker's to batches, asks for this time. */
    private void throttleOnce(ApiKeys kind, Duration forTime) {
        throttles.set(true);
        int forMs = Math.toIntExact(forTime.toMillis());
        cluster.answerAt(
                kind,
                (broker, request) ->
                        answer(request, broker == THROTTLING && throttles.compareAndSet(true, false) ? forMs : 0));
    }

    private static ApiMessage answer(AbstractRequest request, int throttleMs) {
        return switch (request.apiKey()) {
            case END_TXN -> new EndTxnResponseData().setThrottleTimeMs(throttleMs);
            case TXN_OFFSET_COMMIT ->
                ((TxnOffsetCommitResponseData) ScriptedCluster.positions((TxnOffsetCommitRequest) request, Map.of()))
                        .setThrottleTimeMs(throttleMs);
            case PRODUCE -> produced((ProduceRequest) request, Errors.NONE, throttleMs);
            default -> throw new IllegalArgumentException(request.apiKey().name);
        };
    }

    private static ApiMessage produced(ProduceRequest request, Errors error, int throttleMs) {
        return ((ProduceResponseData) ScriptedCluster.produced(request, error)).setThrottleTimeMs(throttleMs);
    }

    private long askedOfTheCoordinator() {
        return cluster.asked(ApiKeys.FIND_COORDINATOR)
                + cluster.asked(ApiKeys.TXN_OFFSET_COMMIT)
                + cluster.asked(ApiKeys.END_TXN);
    }

    @ParameterizedTest
    @EnumSource(names = {"END_TXN", "TXN_OFFSET_COMMIT"})
    void givenACoordinatorThatThrottlesUs_whenMoreIsCommitted_thenItIsLeftAloneAndAllIsCommittedAfterwards(
            ApiKeys kind) {
        kit.writer.initialize();
        kit.writeUnderEachName();
        throttleOnce(kind, Duration.ofSeconds(20));
        Decision first = kit.fill(4);
        Awaitility.await().until(() -> !throttles.get());
        if (kind == ApiKeys.END_TXN) {
            first.await();
        }
        Decision second = kit.fill(5);
        kit.writer.begin();
        // Batches go over a connection of their own, so each shows that the writer has looked what can be done.
        kit.appendAndAwait(6, kit.internal);
        long before = askedOfTheCoordinator();

        for (int offset = 7; offset < 12; offset++) {
            kit.time.pass(3_000);
            kit.appendAndAwait(offset, kit.internal);
        }
        assertThat(askedOfTheCoordinator()).isEqualTo(before);
        assertThat(second.isKnown()).isFalse();

        kit.time.pass(6_000);
        assertThatCode(() -> {
                    first.await();
                    second.await();
                    kit.commit(12).await();
                })
                .doesNotThrowAnyException();
        assertThat(cluster.asked(ApiKeys.FIND_COORDINATOR)).isEqualTo(2L * WriterKit.NAMES.size());
    }

    @Test
    void givenALeaderThatThrottlesUs_whenMoreIsWritten_thenOnlyItIsLeftAloneAndAllIsCommittedAfterwards() {
        throttleOnce(ApiKeys.PRODUCE, Duration.ofSeconds(20));
        kit.writer.initialize();
        kit.write(0);
        kit.writer.begin();
        kit.append(1, kit.internal);

        for (int offset = 0; offset < 5; offset++) {
            kit.append(offset, kit.other);
            awaitBatchesOfTheOther(offset + 1);
            kit.time.pass(3_000);
        }
        assertThat(cluster.asked(ApiKeys.PRODUCE, THROTTLING)).isEqualTo(1);

        kit.time.pass(6_000);
        assertThatCode(() -> kit.commit(2).await()).doesNotThrowAnyException();
        assertThat(cluster.asked(ApiKeys.PRODUCE, THROTTLING)).isEqualTo(2);
    }

    /** The other broker has taken so many batches, and the one for the first has been looked at. */
    private void awaitBatchesOfTheOther(int count) {
        long oneBatch = kit.oneBatch();
        Awaitility.await()
                .until(() -> cluster.asked(ApiKeys.PRODUCE, OTHER_BROKER) == count
                        && kit.writer.bytesInFlight() == oneBatch);
    }

    @Test
    void givenAThrottleLongerThanATransaction_whenBatchesAreLate_thenTheQuotaIsNamedAndNoRecordIsRefused() {
        throttleOnce(ApiKeys.PRODUCE, Duration.ofMinutes(3));
        kit.writer.initialize();
        kit.write(0);

        for (int time = 1; time <= 4; time++) {
            kit.writer.begin();
            kit.append(17, kit.internal);
            kit.append(time, kit.other);
            awaitBatchesOfTheOther(time);
            kit.time.pass(TRANSACTION_TIMEOUT.toMillis() + 1_000);

            assertThatThrownBy(() -> kit.commit(18).await())
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("quota throttled us");
            kit.writer.abort();
        }

        kit.time.pass(Duration.ofMinutes(1).toMillis());
        assertThatCode(() -> kit.write(17)).doesNotThrowAnyException();
    }

    @Test
    void givenACoordinatorThatThrottlesUsForLongerThanATransaction_whenCommitted_thenTheQuotaIsNamed() {
        throttleOnce(ApiKeys.TXN_OFFSET_COMMIT, Duration.ofMinutes(3));
        kit.writer.initialize();
        Decision commit = kit.fill(0);
        Awaitility.await().until(() -> !throttles.get());
        kit.writer.begin();
        kit.appendAndAwait(1, kit.internal);
        kit.time.pass(1_000);
        kit.appendAndAwait(2, kit.internal);

        kit.time.pass(TRANSACTION_TIMEOUT.toMillis());

        assertThatThrownBy(commit::await)
                .isInstanceOf(TimeoutException.class)
                .hasMessageContaining("quota throttled us");
    }

    /** A batch that was not taken before gets a third of the time of others. */
    @Test
    void givenABatchThatWasNotTakenBefore_whenItsLeaderThrottlesUs_thenThatTimeIsNotCountedAgainstIt() {
        cluster.answerAt(
                ApiKeys.PRODUCE,
                (broker, request) -> broker == THROTTLING && cluster.asked(ApiKeys.PRODUCE, THROTTLING) == 1
                        ? produced((ProduceRequest) request, Errors.CORRUPT_MESSAGE, 25_000)
                        : produced((ProduceRequest) request, Errors.NONE, 0));
        kit.writer.initialize();
        assertThatThrownBy(() -> kit.write(17)).isInstanceOf(KafkaException.class);
        kit.writer.abort();

        kit.writer.begin();
        kit.append(17, kit.internal);
        kit.append(1, kit.other);
        awaitBatchesOfTheOther(1);
        kit.time.pass(14_000);
        kit.append(2, kit.other);
        awaitBatchesOfTheOther(2);
        kit.time.pass(12_000);

        assertThatCode(() -> kit.commit(18).await()).doesNotThrowAnyException();
    }

    @Test
    void givenAPartitionThatTakesNothing_whenThereIsALittleThrottlingToo_thenItIsRefusedAtTheThirdTimeAllTheSame() {
        cluster.answerAt(
                ApiKeys.PRODUCE,
                (broker, request) -> broker == THROTTLING
                        ? produced((ProduceRequest) request, Errors.NOT_ENOUGH_REPLICAS, 3_000)
                        : produced((ProduceRequest) request, Errors.NONE, 0));
        kit.writer.initialize();
        for (int time = 1; time < 3; time++) {
            assertThatThrownBy(this::writeWhatIsNotTaken).isInstanceOf(TimeoutException.class);
            kit.writer.abort();
        }

        assertThatThrownBy(this::writeWhatIsNotTaken).isInstanceOfSatisfying(RecordRefusedException.class, refused -> {
            assertThat(refused.external()).isEqualTo(WriterKit.external(kit.internal));
            assertThat(refused.offset()).isEqualTo(17);
        });
        kit.writer.abort();
    }

    private void writeWhatIsNotTaken() {
        long before = cluster.asked(ApiKeys.PRODUCE, THROTTLING);
        long othersBefore = cluster.asked(ApiKeys.PRODUCE, OTHER_BROKER);
        kit.writer.begin();
        kit.append(17, kit.internal);
        kit.append(1, kit.other);
        awaitBatchesOfTheOther((int) othersBefore + 1);
        kit.time.pass(3_000);
        Awaitility.await().until(() -> cluster.asked(ApiKeys.PRODUCE, THROTTLING) > before);
        kit.append(2, kit.other);
        awaitBatchesOfTheOther((int) othersBefore + 2);
        kit.time.pass(TRANSACTION_TIMEOUT.toMillis());
        kit.commit(18).await();
    }
}
