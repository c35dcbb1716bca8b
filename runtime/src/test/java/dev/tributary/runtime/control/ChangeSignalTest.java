package dev.tributary.runtime.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ChangeSignalTest {
    private static final Duration LONG = Duration.ofMinutes(2);
    private static final Duration SHORT = Duration.ofMillis(1);

    private final ChangeSignal signal = new ChangeSignal();

    @Test
    void aCarriedOutVersionEndsTheWait() {
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> signal.awaitApplied("s", 2, LONG));

        signal.applied(Map.of("s", 1L));
        signal.applied(Map.of("s", 2L));

        assertThat(waiting.join()).isTrue();
    }

    @Test
    void aLaterVersionIsGoodToo() {
        signal.applied(Map.of("s", 5L));

        assertThat(signal.awaitApplied("s", 2, SHORT)).isTrue();
    }

    @Test
    void theWaitIsBounded() {
        signal.applied(Map.of("s", 1L));

        assertThat(signal.awaitApplied("s", 2, SHORT)).isFalse();
    }

    @Test
    void aSourceThatIsCarriedOutIsNotGone() {
        signal.applied(Map.of("s", 1L));

        assertThat(signal.awaitGone("s", SHORT)).isFalse();
    }

    @Test
    void theEndOfTheLoopEndsAllWaits() {
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> signal.awaitApplied("s", 2, LONG));

        signal.end();

        assertThat(waiting.join()).isFalse();
    }

    @Test
    void aChangeBeforeTheWaitIsNotMissed() throws InterruptedException {
        signal.changed();

        // Would outlast the time limit of the test if the change were missed.
        signal.awaitChange(Duration.ofHours(1));

        assertThat(signal.isEnded()).isFalse();
    }

    @Test
    void anInterruptEndsTheWaitAndIsKept() {
        Thread.currentThread().interrupt();
        boolean applied = signal.awaitApplied("s", 2, LONG);

        assertThat(Thread.interrupted() && !applied).isTrue();
    }
}
