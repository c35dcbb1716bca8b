package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopSignalTest {

    @Test
    void givenNoRequest_whenAwaited_thenTheCommandGoesOn() {
        try (StopSignal stop = StopSignal.install()) {
            assertThat(stop.await(Duration.ofMillis(1))).isFalse();
        }
    }

    @Test
    void givenARequest_whenAwaited_thenTheCommandEnds() {
        try (StopSignal stop = StopSignal.install()) {
            stop.request();

            assertThat(stop.await(Duration.ofMinutes(1))).isTrue();
        }
    }
}
