package dev.tributary.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.PartitionStatus;
import dev.tributary.engine.ReplicationStatus;
import dev.tributary.engine.TopicMapping;
import dev.tributary.runtime.store.TopicCounters;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyCounterTest {
    private final CopyCounter counter = new CopyCounter();

    @Test
    void theFirstCountHoldsEverything() {
        assertThat(counter.count(List.of(status(partition(0, 5), partition(1, 7))))
                        .bySource())
                .containsEntry("s", List.of(new TopicCounters("t", 12, 0, 0)));
    }

    @Test
    void theNextCountHoldsTheDifference() {
        counter.stored(counter.count(List.of(status(partition(0, 5)))));

        assertThat(counter.count(List.of(status(partition(0, 8)))).bySource())
                .containsEntry("s", List.of(new TopicCounters("t", 3, 0, 0)));
    }

    @Test
    void aCountThatWasNotStoredIsCountedAgain() {
        counter.count(List.of(status(partition(0, 5))));

        assertThat(counter.count(List.of(status(partition(0, 8)))).bySource())
                .containsEntry("s", List.of(new TopicCounters("t", 8, 0, 0)));
    }

    @Test
    void aPartitionThatWasTakenOverStartsAnew() {
        counter.stored(counter.count(List.of(status(partition(0, 5)))));

        assertThat(counter.count(List.of(status(partition(0, 2)))).bySource())
                .containsEntry("s", List.of(new TopicCounters("t", 2, 0, 0)));
    }

    @Test
    void aPartitionThatWasAwayStartsAnew() {
        counter.stored(counter.count(List.of(status(partition(0, 5)))));
        counter.stored(counter.count(List.of(status())));

        assertThat(counter.count(List.of(status(partition(0, 6)))).bySource())
                .containsEntry("s", List.of(new TopicCounters("t", 6, 0, 0)));
    }

    @Test
    void nothingNewIsNoCount() {
        counter.stored(counter.count(List.of(status(partition(0, 5)))));

        assertThat(counter.count(List.of(status(partition(0, 5)))).bySource()).isEmpty();
    }

    private static ReplicationStatus status(PartitionStatus... partitions) {
        return new ReplicationStatus(
                "s",
                1,
                ReplicationStatus.State.RUNNING,
                List.of(),
                List.of(),
                Arrays.asList(partitions),
                Instant.EPOCH);
    }

    private static PartitionStatus partition(int number, long records) {
        return new PartitionStatus(
                new TopicMapping("t", "in_t"), number, PartitionStatus.State.FLOWING, null, null, records, 0, 0);
    }
}
