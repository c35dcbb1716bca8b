package dev.tributary.engine.batch.produce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.batch.ScriptedCluster;
import dev.tributary.engine.path.Decision;
import dev.tributary.engine.path.RecordRefusedException;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.ProduceRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Batches that are not taken in time, and whose trouble that is. */
class OverdueBatchTest {
    private static final Duration TRANSACTION_TIMEOUT = Duration.ofMinutes(1);
    /** Longer than the third of it that a batch gets which was not taken before. */
    private static final Duration A_THIRD_AND_MORE = Duration.ofSeconds(21);

    private static final Duration LONGER_THAN_IT_MAY_TAKE = Duration.ofSeconds(61);

    private final WriterKit kit = new WriterKit(2, 2, TRANSACTION_TIMEOUT, Map.of());

    @BeforeEach
    void initialize() {
        kit.writer.initialize();
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private void answerBatchesForTheFirstTopicWith(Errors error) {
        kit.cluster.answer(
                ApiKeys.PRODUCE,
                request -> ScriptedCluster.produced((ProduceRequest) request, Map.of(kit.internal.topic(), error)));
    }

    private void makeSuspect(long offset) {
        answerBatchesForTheFirstTopicWith(Errors.CORRUPT_MESSAGE);
        assertThatThrownBy(() -> kit.write(offset)).isInstanceOf(KafkaException.class);
        kit.writer.abort();
    }

    private void awaitAnotherRequest() {
        long before = kit.cluster.asked(ApiKeys.PRODUCE);
        Awaitility.await().until(() -> kit.cluster.asked(ApiKeys.PRODUCE) > before);
    }

    @Test
    void givenAPartitionThatTakesNothingInTime_whenTheOthersDo_thenAtTheThirdTimeItIsARefusalOfIt() {
        answerBatchesForTheFirstTopicWith(Errors.NOT_ENOUGH_REPLICAS);
        for (int time = 1; time < 3; time++) {
            assertThatThrownBy(this::writeBoth).isInstanceOf(TimeoutException.class);
            kit.writer.abort();
        }

        assertThatThrownBy(this::writeBoth)
                .isInstanceOfSatisfying(
                        RecordRefusedException.class,
                        refused -> assertThat(refused.offset()).isEqualTo(17));
        kit.writer.abort();

        // It is tried alone from then on.
        assertThatThrownBy(this::writeTheFirst).isInstanceOf(RecordRefusedException.class);
        kit.writer.abort();
    }

    private void writeBoth() {
        kit.writer.begin();
        kit.append(17, kit.internal);
        kit.append(3, kit.other);
        Awaitility.await().until(() -> kit.writer.bytesInFlight() == kit.oneBatch());
        expire(kit.commit(18));
    }

    private void writeTheFirst() {
        expire(kit.fill(17));
    }

    private void expire(Decision decision) {
        awaitAnotherRequest();
        kit.time.pass(LONGER_THAN_IT_MAY_TAKE.toMillis());
        decision.await();
    }

    /** Control records alone bring a chunk without batches: that partition says nothing about the cluster. */
    @Test
    void givenNobodyTakesAnything_whenItLasts_thenItIsNoRefusalOfOnePartition() {
        answerBatchesForTheFirstTopicWith(Errors.NOT_ENOUGH_REPLICAS);
        for (int time = 1; time <= 3; time++) {
            assertThatThrownBy(this::writeTheFirstAndNothingElse)
                    .isInstanceOf(TimeoutException.class)
                    .hasMessageContaining("has not taken a batch for int-0");
            kit.writer.abort();
        }
    }

    private void writeTheFirstAndNothingElse() {
        kit.writer.begin();
        kit.appendNothing(kit.other);
        kit.append(17, kit.internal);
        expire(kit.commit(18));
    }

    /** Each try holds up everybody else, and a partition may take nothing for days. */
    @Test
    void givenABatchThatWasNotTakenBefore_whenItIsTriedAgain_thenItGetsAThirdOfTheTime() {
        makeSuspect(17);
        answerBatchesForTheFirstTopicWith(Errors.NOT_ENOUGH_REPLICAS);
        Decision again = kit.fill(17);
        awaitAnotherRequest();
        assertThat(again.isKnown()).isFalse();

        kit.time.pass(A_THIRD_AND_MORE.toMillis());

        Awaitility.await().until(again::isKnown);
        assertThatThrownBy(again::await).hasMessageContaining("has not taken a batch for int-0");
        kit.writer.abort();
    }

    @Test
    void givenABatchThatWasNotTakenBefore_whenTheTransactionAheadTakesLong_thenThatIsNotHeldAgainstIt() {
        makeSuspect(17);
        answerBatchesForTheFirstTopicWith(Errors.NOT_ENOUGH_REPLICAS);
        Decision ahead = kit.fill(3);
        Decision again = kit.fill(17);
        awaitAnotherRequest();

        kit.time.pass(A_THIRD_AND_MORE.toMillis());
        awaitAnotherRequest();
        answerBatchesForTheFirstTopicWith(Errors.NONE);

        ahead.await();
        again.await();
    }
}
