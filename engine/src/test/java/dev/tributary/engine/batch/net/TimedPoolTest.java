package dev.tributary.engine.batch.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.ShiftedTime;
import dev.tributary.engine.batch.memory.DirectBufferPool;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TimedPoolTest {
    private static final int ANSWER_BYTES = 1 << 20;
    private static final long WHILE_THE_REST_COMES_MS = 5_000;

    private final ShiftedTime time = new ShiftedTime();
    private final TimedPool pool = new TimedPool(new DirectBufferPool(4 * ANSWER_BYTES), time);

    @Test
    void givenAnAnswerThatCameSlowly_whenAskedSinceWhen_thenItIsItsFirstBytesThatCount() {
        long before = time.nanoseconds();
        ByteBuffer answer = pool.tryAllocate(ANSWER_BYTES);
        long after = time.nanoseconds();
        time.pass(WHILE_THE_REST_COMES_MS);

        assertThat(pool.sinceNanos(answer)).isBetween(before, after);
    }

    @Test
    void givenTwoAnswersThatLookAlike_whenAskedSinceWhen_thenEachHasItsOwnTime() {
        ByteBuffer first = pool.tryAllocate(ANSWER_BYTES);
        time.pass(WHILE_THE_REST_COMES_MS);
        ByteBuffer second = pool.tryAllocate(ANSWER_BYTES);

        assertThat(pool.sinceNanos(second) - pool.sinceNanos(first))
                .isGreaterThanOrEqualTo(TimeUnit.MILLISECONDS.toNanos(WHILE_THE_REST_COMES_MS));
    }

    @Test
    void givenAnAnswerThatWasGivenBack_whenItsMemoryIsUsedAgain_thenTheTimeIsThatOfTheNewAnswer() {
        pool.release(pool.tryAllocate(ANSWER_BYTES));
        time.pass(WHILE_THE_REST_COMES_MS);
        long before = time.nanoseconds();

        assertThat(pool.sinceNanos(pool.tryAllocate(ANSWER_BYTES))).isGreaterThanOrEqualTo(before);
    }
}
