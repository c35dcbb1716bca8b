package dev.tributary.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.sdk.error.WaitTimeoutException;
import dev.tributary.sdk.internal.http.FakeTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PollTest {
    private final FakeTime time = new FakeTime();
    private final List<Duration> limits = new ArrayList<>();

    @Test
    void givenTimeRunningOut_whenPolled_thenNoLookMayTakeMuchLongerThanWhatIsLeft() {
        assertThatThrownBy(() -> poll(Duration.ofSeconds(7), Duration.ofSeconds(1)))
                .isInstanceOf(WaitTimeoutException.class);
        assertThat(limits.subList(0, 3))
                .containsExactly(Duration.ofSeconds(7), Duration.ofSeconds(6), Duration.ofSeconds(5));
        assertThat(limits.subList(3, limits.size())).containsOnly(Duration.ofSeconds(5));
    }

    @Test
    void givenPauseLongerThanWhatIsLeft_whenPolled_thenLooksOnceMoreAtTheEnd() {
        assertThatThrownBy(() -> poll(Duration.ofSeconds(5), Duration.ofSeconds(3)))
                .isInstanceOf(WaitTimeoutException.class);
        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(3), Duration.ofSeconds(2));
    }

    private void poll(Duration budget, Duration pause) {
        Poll<String> poll = new Poll<>("the end of time", budget, pause, time);
        poll.run(
                limit -> {
                    limits.add(limit);
                    return "not yet";
                },
                seen -> false,
                seen -> seen);
    }
}
