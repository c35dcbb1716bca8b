package dev.tributary.engine.topics;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.Problem;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.clients.Admins;
import dev.tributary.engine.status.EngineClock;
import dev.tributary.engine.status.ProblemLog;
import dev.tributary.engine.status.StatusBoard;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

class TopicWatchTest {
    private final StatusBoard board =
            new StatusBoard("1", new ProblemLog("orders", new FailsOnce()), EngineClock.system());

    @Test
    void givenAnErrorWhenLookingThenItLooksAgain() throws InterruptedException {
        try (Admins admins = new Admins(Map.of(), "test")) {
            TopicWatch watch = watch(admins);

            watch.start();

            Awaitility.await()
                    .untilAsserted(() -> assertThat(board.problems().problems())
                            .extracting(Problem::code)
                            .containsExactly(Problem.Code.BAD_CONFIGURATION));
            watch.stop(Duration.ofSeconds(10));
        }
    }

    /** Over properties that no client can be made of, so that every look ends at once and with a problem. */
    private TopicWatch watch(Admins admins) {
        ReplicationSpec spec = ReplicationSpec.builder()
                .sourceId("1")
                .sourceName("orders")
                .version(1)
                .externalClientProperties(Map.of("bootstrap.servers", "not an address"))
                .build();
        return new TopicWatch(
                new TopicKeeper(admins, Map.of(), (short) 1, "orders"),
                () -> spec,
                board,
                snapshot -> {},
                Duration.ofMillis(10));
    }

    /** The machine's time, but the first question, which is asked within the first look, ends in an error. */
    private static final class FailsOnce implements EngineClock {
        private final AtomicInteger asked = new AtomicInteger();

        @Override
        public Instant now() {
            if (asked.getAndIncrement() == 0) {
                throw new NoClassDefFoundError("made up");
            }
            return Instant.now();
        }

        @Override
        public long nanos() {
            return System.nanoTime();
        }
    }
}
