package dev.tributary.sdk;

import dev.tributary.sdk.error.CallInterruptedException;
import dev.tributary.sdk.error.RateLimitedException;
import dev.tributary.sdk.error.ServerErrorException;
import dev.tributary.sdk.error.TributaryException;
import dev.tributary.sdk.error.UnreachableException;
import dev.tributary.sdk.error.WaitTimeoutException;
import dev.tributary.sdk.internal.http.Deadline;
import dev.tributary.sdk.internal.http.Time;
import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Looks until what it sees is good or the time is up; at least once. A look that finds the server away, failing or busy
 * counts as one that saw nothing.
 */
final class Poll<T> {
    /** What the last look may take beyond the budget: without it, a wait without a budget could not look at all. */
    private static final Duration LAST_LOOK = Duration.ofSeconds(5);

    private static final Duration LONGEST_BUDGET = Duration.ofDays(1);

    private final String goal;
    private final Duration pause;
    private final Deadline deadline;
    private final Time time;
    private @Nullable T lastSeen;
    private @Nullable TributaryException lastFailure;

    /** Refuses a budget out of range. */
    static void checkBudget(Duration budget) {
        if (budget.isNegative() || budget.compareTo(LONGEST_BUDGET) > 0) {
            throw new IllegalArgumentException("budget is " + budget + ": give a duration from zero to a day");
        }
    }

    /**
     * Starts the clock.
     *
     * @param goal what is waited for, as messages say it
     * @param budget how long
     * @param pause between two looks
     */
    Poll(String goal, Duration budget, Duration pause, Time time) {
        this.goal = goal;
        this.pause = pause;
        this.deadline = Deadline.in(budget, time);
        this.time = time;
    }

    /**
     * Runs to the end.
     *
     * @param look sees, within the time it is given
     * @param good whether that ends the wait; may throw to end it badly
     * @param words what a message says of the last thing seen
     */
    T run(Function<Duration, T> look, Predicate<T> good, Function<T, String> words) {
        while (true) {
            T seen = look(look);
            if (seen != null && good.test(seen)) {
                return seen;
            }
            Duration left = deadline.remaining();
            if (left.isZero()) {
                throw timeout(words);
            }
            sleep(left.compareTo(pause) < 0 ? left : pause);
        }
    }

    private @Nullable T look(Function<Duration, T> look) {
        Duration left = deadline.remaining();
        try {
            T seen = look.apply(left.compareTo(LAST_LOOK) < 0 ? LAST_LOOK : left);
            lastSeen = seen;
            lastFailure = null;
            return seen;
        } catch (UnreachableException | ServerErrorException | RateLimitedException e) {
            lastFailure = e;
            return null;
        }
    }

    private WaitTimeoutException timeout(Function<T, String> words) {
        T seen = lastSeen;
        String last = seen == null ? "it was never seen" : words.apply(seen);
        TributaryException failure = lastFailure;
        String trouble = failure == null ? "" : "; the last look failed: " + failure.getMessage();
        return new WaitTimeoutException(
                "waited " + deadline.budget().toMillis() + " ms for " + goal + ", in vain: " + last + trouble, failure);
    }

    private void sleep(Duration length) {
        try {
            time.sleep(length);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CallInterruptedException("interrupted while waiting for " + goal, false, e);
        }
    }
}
