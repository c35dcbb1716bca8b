package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FencingWatchTest {
    private static final long SECOND = 1_000_000_000L;
    private final FencingWatch watch = new FencingWatch();

    @Test
    void givenAChanceFencingWhenAskedThenItIsNoClash() {
        watch.fenced(0);
        watch.fenced(SECOND);

        assertThat(watch.isClash(2 * SECOND)).isFalse();
    }

    @Test
    void givenFencingAgainAndAgainWhenAskedThenItIsAClash() {
        watch.fenced(0);
        watch.fenced(SECOND);
        watch.fenced(2 * SECOND);

        assertThat(watch.isClash(3 * SECOND)).isTrue();
    }

    @Test
    void givenAClashWhenItIsQuietForLongThenItIsOver() {
        watch.fenced(0);
        watch.fenced(SECOND);
        watch.fenced(2 * SECOND);

        assertThat(watch.isClash(2 * SECOND + FencingWatch.WINDOW.toNanos())).isFalse();
    }
}
