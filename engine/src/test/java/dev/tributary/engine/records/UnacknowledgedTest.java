package dev.tributary.engine.records;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.path.RecordRefusedException;
import java.time.Duration;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class UnacknowledgedTest {
    private static final TopicPartition ORDERS = new TopicPartition("orders", 3);
    private final Unacknowledged unacknowledged = new Unacknowledged();

    @Test
    void givenBytesAddedAndRemovedWhenAskedThenTheRestIsTold() {
        unacknowledged.add(100);
        unacknowledged.add(50);

        unacknowledged.remove(100);

        assertThat(unacknowledged.bytes()).isEqualTo(50);
    }

    @Test
    void givenARefusalForGoodAndItsConsequencesWhenAskedThenTheFirstIsTold() {
        unacknowledged.failed(ORDERS, 7, new RecordTooLargeException("big"));
        unacknowledged.failed(ORDERS, 8, new RecordTooLargeException("aborted with it"));

        RecordRefusedException refusal = unacknowledged.refusal();

        assertThat(refusal).hasMessageContaining("offset 7 of orders-3");
    }

    @Test
    void givenAPassingFailureWhenAskedThenNothingWasRefused() {
        unacknowledged.failed(ORDERS, 7, new TimeoutException("late"));

        assertThat(unacknowledged.refusal()).isNull();
    }

    @Test
    void givenTooMuchUnderWayWhenWaitingThenTheWaitIsBounded() throws InterruptedException {
        unacknowledged.add(100);

        unacknowledged.awaitBelow(100, Duration.ofMillis(1));

        assertThat(unacknowledged.bytes()).isEqualTo(100);
    }
}
