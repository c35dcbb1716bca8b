package dev.tributary.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.CopiedTopic;
import dev.tributary.runtime.store.TopicCounters;
import java.util.List;
import org.junit.jupiter.api.Test;

class CopyCounterTest {
    private final CopyCounter counter = new CopyCounter();

    @Test
    void theFirstCountHoldsEverything() {
        assertThat(counter.count(List.of(copied("t", 5), copied("u", 7))).bySource())
                .containsEntry("s", List.of(new TopicCounters("t", 5, 50, 0), new TopicCounters("u", 7, 70, 0)));
    }

    @Test
    void theNextCountHoldsTheDifference() {
        counter.stored(counter.count(List.of(copied("t", 5))));

        assertThat(counter.count(List.of(copied("t", 8))).bySource())
                .containsEntry("s", List.of(new TopicCounters("t", 3, 30, 0)));
    }

    @Test
    void aCountThatWasNotStoredIsCountedAgain() {
        counter.count(List.of(copied("t", 5)));

        assertThat(counter.count(List.of(copied("t", 8))).bySource())
                .containsEntry("s", List.of(new TopicCounters("t", 8, 80, 0)));
    }

    @Test
    void nothingNewIsNoCount() {
        counter.stored(counter.count(List.of(copied("t", 5))));

        assertThat(counter.count(List.of(copied("t", 5))).bySource()).isEmpty();
    }

    private static CopiedTopic copied(String topic, long records) {
        return new CopiedTopic("s", topic, records, records * 10);
    }
}
