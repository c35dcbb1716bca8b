package dev.tributary.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.sdk.settings.RetryPolicy;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final RetryPolicy POLICY = RetryPolicy.builder()
            .firstPause(Duration.ofMillis(200))
            .longestPause(Duration.ofSeconds(1))
            .build();

    @Test
    void givenNoJitter_whenPausing_thenHalfOfADoublingPauseUpToTheLongest() {
        Backoff backoff = new Backoff(POLICY, () -> 0.0);

        assertThat(IntStream.rangeClosed(1, 5).mapToObj(backoff::pause))
                .containsExactly(
                        Duration.ofMillis(100),
                        Duration.ofMillis(200),
                        Duration.ofMillis(400),
                        Duration.ofMillis(500),
                        Duration.ofMillis(500));
    }

    @Test
    void givenMostJitter_whenPausing_thenNeverAboveTheLongest() {
        Backoff backoff = new Backoff(POLICY, () -> 0.999);

        assertThat(backoff.pause(20)).isLessThanOrEqualTo(POLICY.longestPause());
    }

    @Test
    void givenServerAsksToWait_whenPausing_thenNeverShorter() {
        Backoff backoff = new Backoff(POLICY, () -> 0.5);

        assertThat(backoff.pause(Duration.ofSeconds(3))).contains(Duration.ofMillis(3100));
    }

    @Test
    void givenServerAsksForMoreThanTheLongest_whenPausing_thenGivesUp() {
        Backoff backoff = new Backoff(POLICY, () -> 0.5);

        assertThat(backoff.pause(POLICY.longestRetryAfter().plusSeconds(1))).isEmpty();
    }
}
