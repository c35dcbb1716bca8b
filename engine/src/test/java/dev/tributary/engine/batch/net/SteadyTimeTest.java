package dev.tributary.engine.batch.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.ShiftedTime;
import org.junit.jupiter.api.Test;

class SteadyTimeTest {
    private static final long AN_HOUR_MS = 3_600_000;

    private final ShiftedTime clock = new ShiftedTime();

    @Test
    void givenAClockThatIsSetBackThenItGoesOnAsTheNanosecondsDo() {
        clock.holdNanoseconds();
        SteadyTime time = SteadyTime.of(clock);
        long startMs = time.milliseconds();

        clock.setBack(AN_HOUR_MS);
        assertThat(time.milliseconds()).isEqualTo(startMs);

        clock.pass(5);
        assertThat(time.milliseconds()).isEqualTo(startMs + 5);
        assertThat(time.nanoseconds()).isEqualTo(clock.nanoseconds());
    }

    @Test
    void givenASteadyTimeThenItIsLeftAsItIs() {
        SteadyTime time = SteadyTime.of(clock);

        assertThat(SteadyTime.of(time)).isSameAs(time);
    }
}
