package dev.tributary.sdk.internal.http;

import dev.tributary.sdk.settings.RetryPolicy;
import java.time.Duration;
import java.util.Optional;
import java.util.function.DoubleSupplier;

/** Computes the pause before the next attempt. */
final class Backoff {
    private final RetryPolicy policy;
    private final DoubleSupplier jitter;

    /**
     * Makes a backoff.
     *
     * @param jitter gives numbers from 0 (included) to 1 (excluded)
     */
    Backoff(RetryPolicy policy, DoubleSupplier jitter) {
        this.policy = policy;
        this.jitter = jitter;
    }

    /** The pause after attempt {@code attempt} (1 for the first), when the server asked for none. */
    Duration pause(int attempt) {
        long cap = policy.longestPause().toNanos();
        long first = policy.firstPause().toNanos();
        long doubled = first > (cap >> (attempt - 1)) ? cap : first << (attempt - 1);
        return spread(doubled / 2, doubled / 2);
    }

    /** The pause for a server that asked for one, a little longer at random; empty if it asks for too much. */
    Optional<Duration> pause(Duration askedFor) {
        if (askedFor.compareTo(policy.longestRetryAfter()) > 0) {
            return Optional.empty();
        }
        return Optional.of(spread(askedFor.toNanos(), policy.firstPause().toNanos()));
    }

    private Duration spread(long sureNanos, long randomNanos) {
        return Duration.ofNanos(sureNanos + (long) (randomNanos * jitter.getAsDouble()));
    }
}
