package dev.tributary.sdk.settings;

import dev.tributary.sdk.internal.SdkStyle;
import java.time.Duration;
import org.immutables.value.Value;

/**
 * How often, and after which pause, the client repeats an attempt that failed for a reason that may pass: a lost
 * connection, or an answer of 408, 429, 502, 503 or 504.
 *
 * <p>A policy decides how often, never what: a request that changes something is only repeated when it carries an
 * idempotency key, when it certainly was not sent, or when the server refused it unread with 429.
 */
@Value.Immutable
@SdkStyle
public interface RetryPolicy {

    /** The number of attempts, the first included: 1 to 20. */
    @Value.Default
    default int maxAttempts() {
        return 4;
    }

    /** The pause after the first attempt. It doubles with each further one; half of it is random. */
    @Value.Default
    default Duration firstPause() {
        return Duration.ofMillis(200);
    }

    /** The longest pause that doubling leads to. */
    @Value.Default
    default Duration longestPause() {
        return Duration.ofSeconds(5);
    }

    /** The longest {@code Retry-After} that is waited for; a server that asks for more ends the call. */
    @Value.Default
    default Duration longestRetryAfter() {
        return Duration.ofSeconds(60);
    }

    /** Starts with the defaults. */
    static Builder builder() {
        return new Builder();
    }

    /** The defaults. */
    static RetryPolicy defaults() {
        return builder().build();
    }

    /** One attempt, no more. */
    static RetryPolicy none() {
        return builder().maxAttempts(1).build();
    }

    /** Refuses a value out of range, by name. */
    @Value.Check
    default void check() {
        if (maxAttempts() < 1 || maxAttempts() > 20) {
            throw new IllegalArgumentException("maxAttempts is " + maxAttempts() + ": give a number from 1 to 20");
        }
        Ranges.pause("firstPause", firstPause());
        Ranges.pause("longestPause", longestPause());
        Ranges.pause("longestRetryAfter", longestRetryAfter());
    }

    /** Collects a {@link RetryPolicy}. Not safe for use by several threads. */
    final class Builder extends ImmutableRetryPolicy.Builder {
        Builder() {}
    }
}
