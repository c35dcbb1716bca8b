package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class BackoffTest {
    private static final Duration FIRST = Duration.ofMillis(100);
    private static final Duration MOST = Duration.ofSeconds(1);

    @Test
    void givenFailuresInARowWhenAskedThenEachWaitIsTwiceTheLastUpToTheBound() {
        Backoff backoff = new Backoff(FIRST, MOST, () -> 1);

        assertThat(new long[] {wait(backoff), wait(backoff), wait(backoff), wait(backoff), wait(backoff), wait(backoff)
                })
                .containsExactly(100, 200, 400, 800, 1_000, 1_000);
    }

    @Test
    void givenOtherRandomNumbersWhenAskedThenHalfOfTheWaitIsCertain() {
        assertThat(wait(new Backoff(FIRST, MOST, () -> 0))).isEqualTo(50);
    }

    @Test
    void givenASuccessWhenItFailsAgainThenTheWaitIsShort() {
        Backoff backoff = new Backoff(FIRST, MOST, () -> 1);
        wait(backoff);
        wait(backoff);

        backoff.succeeded();

        assertThat(wait(backoff)).isEqualTo(100);
    }

    @Test
    void givenVeryManyFailuresWhenAskedThenTheBoundHolds() {
        Backoff backoff = new Backoff(FIRST, MOST, () -> 1);
        for (int failure = 0; failure < 1_000; failure++) {
            wait(backoff);
        }

        assertThat(wait(backoff)).isEqualTo(1_000);
    }

    private static long wait(Backoff backoff) {
        return backoff.afterFailure().toMillis();
    }
}
