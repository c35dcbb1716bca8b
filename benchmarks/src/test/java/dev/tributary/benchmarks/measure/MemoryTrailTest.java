package dev.tributary.benchmarks.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.benchmarks.process.BenchmarkException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryTrailTest {

    @Test
    void givenAProcessThatGrows_whenItWasWatched_thenTheLastIsComparedWithTheFirst() {
        AtomicLong resident = new AtomicLong(900);

        try (MemoryTrail trail = new MemoryTrail(() -> resident.addAndGet(100), Duration.ZERO)) {
            await().untilAsserted(() -> assertThat(trail.grownBytes()).isEqualTo(100));
        }
    }

    @Test
    void givenAProcessThatIsNotThereAnyMore_whenItWasWatched_thenNothingHasGrown() {
        AtomicLong asked = new AtomicLong();

        try (MemoryTrail trail = new MemoryTrail(
                () -> {
                    asked.incrementAndGet();
                    throw new BenchmarkException("gone");
                },
                Duration.ZERO)) {
            await().until(() -> asked.get() == 1);

            assertThat(trail.grownBytes()).isZero();
        }
    }
}
