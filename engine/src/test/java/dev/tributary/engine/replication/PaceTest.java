package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.EngineSettings;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PaceTest {
    private static final long MIB = 1 << 20;
    private final MemoryBudget budget = new MemoryBudget(64 * MIB);
    private final Pace pace = new Pace(
            EngineSettings.builder()
                    .workerId("w")
                    .internalClientProperties(Map.of("bootstrap.servers", "127.0.0.1:1"))
                    .transactionMaxBytes(16 * MIB)
                    .commitInterval(Duration.ofMillis(100))
                    .build(),
            budget);

    @Test
    void givenTheByteBoundWhenReachedThenTheTransactionIsFull() {
        assertThat(pace.isFull(16 * MIB, 0)).isTrue();
    }

    @Test
    void givenTheTimeBoundWhenReachedThenTheTransactionIsFull() {
        assertThat(pace.isFull(1, Duration.ofMillis(100).toNanos())).isTrue();
    }

    @Test
    void givenNeitherBoundWhenAskedThenTheTransactionIsNotFull() {
        assertThat(pace.isFull(16 * MIB - 1, Duration.ofMillis(99).toNanos())).isFalse();
    }

    @Test
    void givenTheInternalClusterIsTooSlowWhenItTimesOutThenTransactionsGetSmallerDownToABound() {
        for (int timeout = 0; timeout < 50; timeout++) {
            pace.tooSlow();
        }

        assertThat(pace.maxBytes()).isEqualTo(Pace.SMALLEST_BYTES);
    }

    @Test
    void givenSmallTransactionsWhenTheySucceedThenTheyGrowUpToTheSetting() {
        pace.tooSlow();
        pace.tooSlow();

        pace.committed();
        pace.committed();
        pace.committed();

        assertThat(pace.maxBytes()).isEqualTo(16 * MIB);
    }

    @Test
    void givenManySourcesWhenTheyShareThenEachHoldsItsPartOnly() {
        for (int source = 0; source < 16; source++) {
            budget.join();
        }

        assertThat(pace.maxBytes()).isEqualTo(4 * MIB);
        assertThat(pace.maxBytesInFlight()).isEqualTo(2 * MIB);
    }

    @Test
    void givenASourceLeavesWhenAskedThenTheOthersGetItsPart() {
        budget.join();
        budget.join();

        budget.leave();

        assertThat(budget.shareBytes()).isEqualTo(64 * MIB);
    }
}
