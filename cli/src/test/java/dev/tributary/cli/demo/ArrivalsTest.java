package dev.tributary.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ArrivalsTest {

    private final Arrivals arrivals = new Arrivals();

    @Test
    void givenRecords_whenCounted_thenRecordsAndBytesAddUp() {
        arrivals.add(10, 1_000);
        arrivals.add(20, 1_000);

        assertThat(arrivals.records()).isEqualTo(2);
        assertThat(arrivals.bytes()).isEqualTo(30);
    }

    @Test
    void givenAPause_whenItIsTaken_thenItIsTheLongestSinceTheLastTime() {
        arrivals.add(1, 1_000);
        arrivals.add(1, 1_400);
        arrivals.add(1, 1_500);

        assertThat(arrivals.takeLongestPause()).isEqualTo(Duration.ofMillis(400));
        assertThat(arrivals.takeLongestPause()).isZero();
    }

    @Test
    void givenThePauseBeforeTheFirstRecord_whenTaken_thenItDoesNotCount() {
        arrivals.add(1, 1_000);

        assertThat(arrivals.takeLongestPause()).isZero();
    }
}
