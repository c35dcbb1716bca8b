package dev.tributary.sdk.internal.http;

import java.time.Duration;

/**
 * An access token and the times of its life, on the clock of {@link Time#nanos()}. Prints no token.
 *
 * @param value what goes into the header
 * @param renewNanos from when on a successor is fetched
 * @param endNanos from when on it is useless
 */
record IssuedToken(String value, long renewNanos, long endNanos) {
    /** No token is trusted for longer, whatever the server says. */
    private static final Duration LONGEST_LIFE = Duration.ofDays(365);

    private static final Duration LONGEST_HEAD_START = Duration.ofMinutes(5);

    /** A token that starts to live now; its successor is fetched in the last tenth of its life, at most 5 minutes. */
    static IssuedToken startingNow(String value, Duration life, Time time) {
        Duration bounded = life.compareTo(LONGEST_LIFE) > 0 ? LONGEST_LIFE : life;
        long lifeNanos = Math.max(0, bounded.toNanos());
        long end = time.nanos() + lifeNanos;
        return new IssuedToken(value, end - Math.min(lifeNanos / 10, LONGEST_HEAD_START.toNanos()), end);
    }

    boolean due(Time time) {
        return time.nanos() - renewNanos >= 0;
    }

    boolean ended(Time time) {
        return time.nanos() - endNanos >= 0;
    }

    @Override
    public String toString() {
        return "IssuedToken";
    }
}
