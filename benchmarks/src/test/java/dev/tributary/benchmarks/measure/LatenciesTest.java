package dev.tributary.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LatenciesTest {

    @Test
    void givenAThousandTimesInAnyOrder_whenPercentilesAreAsked_thenTheyAreTheExactRanks() {
        Latencies latencies = new Latencies(1000);
        for (int i = 0; i < 1000; i++) {
            latencies.add((i * 7 % 1000 + 1) * 1_000_000L);
        }

        assertThat(new double[] {
                    latencies.percentileMillis(0.5), latencies.percentileMillis(0.99), latencies.percentileMillis(0.999)
                })
                .containsExactly(500, 990, 999);
    }

    @Test
    void givenOneTime_whenAnyPercentileIsAsked_thenItIsThatTime() {
        Latencies latencies = new Latencies(1);
        latencies.add(3_500_000);

        assertThat(latencies.percentileMillis(0.001)).isEqualTo(3.5);
    }

    @Test
    void givenNothingArrived_whenAPercentileIsAsked_thenItIsRefused() {
        assertThatThrownBy(() -> new Latencies(10).percentileMillis(0.5)).isInstanceOf(IllegalStateException.class);
    }
}
