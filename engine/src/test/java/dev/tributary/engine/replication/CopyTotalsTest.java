package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.CopiedTopic;
import dev.tributary.engine.path.Position;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class CopyTotalsTest {
    private static final TopicPartition EXTERNAL = new TopicPartition("orders", 0);
    private static final TopicPartition INTERNAL = new TopicPartition("copy", 0);

    private final CopyTotals totals = new CopyTotals();

    @Test
    void givenAPartitionThatWasCopiedWhenItIsLostThenWhatWasCopiedIsStillKnown() {
        Ownership ownership = owning("s");
        advance(ownership, 10, 100);
        advance(ownership, 5, 50);

        ownership.lose(List.of(INTERNAL));

        assertThat(totals.all()).containsExactly(new CopiedTopic("s", "orders", 15, 150));
    }

    @Test
    void givenASourceThatStartsAnewThenItsCountsGoOn() {
        advance(owning("s"), 10, 100);
        advance(owning("s"), 3, 30);

        assertThat(totals.all()).containsExactly(new CopiedTopic("s", "orders", 13, 130));
    }

    @Test
    void givenTwoSourcesThenEachHasItsOwnCounts() {
        advance(owning("s"), 10, 100);
        advance(owning("other"), 3, 30);

        assertThat(totals.all())
                .containsExactlyInAnyOrder(
                        new CopiedTopic("s", "orders", 10, 100), new CopiedTopic("other", "orders", 3, 30));
    }

    private Ownership owning(String source) {
        return Owned.of(totals.ofSource(source), EXTERNAL, INTERNAL);
    }

    private static void advance(Ownership ownership, long records, long bytes) {
        ownership
                .byInternal(INTERNAL)
                .orElseThrow()
                .advance(new StoredPosition(Position.at(records), Origin.UNKNOWN), records, bytes);
    }
}
