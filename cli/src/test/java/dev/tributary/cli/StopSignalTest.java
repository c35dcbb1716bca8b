package dev.tributary.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

class StopSignalTest {

    @Test
    void givenNoRequest_whenAwaited_thenTheCommandGoesOn() {
        try (StopSignal stop = StopSignal.install(Duration.ofMinutes(1))) {
            assertThat(stop.await(Duration.ofMillis(1))).isFalse();
        }
    }

    @Test
    void givenARequest_whenAwaited_thenTheCommandEnds() {
        try (StopSignal stop = StopSignal.install(Duration.ofMinutes(1))) {
            stop.request();

            assertThat(stop.await(Duration.ofMinutes(1))).isTrue();
        }
    }

    /** Under the half minute that it once took whatever it was told. */
    @Test
    @Timeout(20)
    void givenACommandThatDoesNotEnd_whenItsGraceIsOver_thenTheProcessEnds() {
        try (StopSignal stop = StopSignal.install(Duration.ofMillis(1))) {
            stop.stopAndWait();

            assertThat(stop.isRequested()).isTrue();
        }
    }
}
