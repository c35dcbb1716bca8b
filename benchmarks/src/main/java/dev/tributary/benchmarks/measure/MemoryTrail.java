package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.process.BenchmarkException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What memory was resident, noted once a second while this is open: whoever copies for hours must stay flat. Safe for
 * use by several threads.
 */
final class MemoryTrail implements AutoCloseable {

    private static final int PARTS = 10;

    private final ScheduledExecutorService watch = Executors.newSingleThreadScheduledExecutor();
    private final List<Long> bytes = new ArrayList<>();

    /**
     * Begins after a while.
     *
     * @param residentBytes asked once a second, and never again once it has thrown a {@link BenchmarkException}
     */
    MemoryTrail(LongSupplier residentBytes, Duration after) {
        Future<?> unused =
                watch.scheduleAtFixedRate(() -> note(residentBytes), after.toMillis(), 1_000, TimeUnit.MILLISECONDS);
    }

    private synchronized void note(LongSupplier residentBytes) {
        bytes.add(residentBytes.getAsLong());
    }

    /** Bytes by which the mean of the last tenth is above that of the first; 0 of nothing. */
    synchronized double grownBytes() {
        if (bytes.isEmpty()) {
            return 0;
        }
        int part = Math.max(1, bytes.size() / PARTS);
        return mean(bytes.subList(bytes.size() - part, bytes.size())) - mean(bytes.subList(0, part));
    }

    private static double mean(List<Long> values) {
        return values.stream().mapToLong(Long::longValue).average().orElseThrow();
    }

    @Override
    public void close() {
        watch.shutdownNow();
    }
}
