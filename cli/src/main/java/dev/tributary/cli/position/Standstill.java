package dev.tributary.cli.position;

import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Waits until nothing hinders a change any more: a source counts as paused before its workers have let go. */
final class Standstill {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

    private Standstill() {}

    /**
     * Looks until nothing hinders, and at least once.
     *
     * @param hindrance what hinders, as a sentence; empty when nothing does
     * @throws CliException with the sentence when the time is up
     */
    static void await(Supplier<Optional<String>> hindrance, Duration atMost) {
        long start = System.nanoTime();
        Optional<String> found = hindrance.get();
        while (found.isPresent()) {
            if (System.nanoTime() - start >= atMost.toNanos()) {
                throw new CliException(ExitCodes.TIMEOUT, found.get());
            }
            pause(found.get());
            found = hindrance.get();
        }
    }

    private static void pause(String hindrance) {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CliException(ExitCodes.TIMEOUT, hindrance, e);
        }
    }
}
