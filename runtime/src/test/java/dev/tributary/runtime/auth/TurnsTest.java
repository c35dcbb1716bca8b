package dev.tributary.runtime.auth;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** One at work, one who waits: whoever else comes is refused. */
class TurnsTest {
    private final Turns turns = new Turns(1, 1, Duration.ofHours(1));
    private final CountDownLatch end = new CountDownLatch(1);
    private final Thread working = new Thread(() -> turns.take(this::awaitTheEnd), "working");
    private final Thread waiting = new Thread(() -> turns.take(() -> {}), "waiting");

    @BeforeEach
    void fill() {
        working.start();
        await().until(() -> working.getState() == Thread.State.WAITING);
        waiting.start();
        await().until(() -> waiting.getState() == Thread.State.TIMED_WAITING);
    }

    @AfterEach
    void letEnd() throws InterruptedException {
        end.countDown();
        working.join();
        waiting.join();
    }

    @Test
    @Timeout(30)
    void whoComesWhenTooManyWaitIsRefusedAndDoesNotWait() {
        assertThatThrownBy(() -> turns.take(() -> {})).isInstanceOf(BusyException.class);
    }

    @Test
    void whoComesAfterTheyHaveEndedIsServed() throws InterruptedException {
        letEnd();

        assertThatCode(() -> turns.take(() -> {})).doesNotThrowAnyException();
    }

    private void awaitTheEnd() {
        try {
            end.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
