package dev.tributary.sdk.internal.http;

import dev.tributary.sdk.internal.http.ExchangeException.Reason;
import dev.tributary.sdk.settings.RetryPolicy;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;

/**
 * Repeats an attempt that failed for a passing reason, as often as the policy says and as long as the call's time
 * lasts.
 *
 * <ul>
 *   <li>R1: a request that changes something each time it arrives and carries no idempotency key is repeated only if it
 *       was certainly not sent or was refused with 429, which a server decides before it acts.
 *   <li>R2: once an attempt may have been carried out, every later ending of the call remembers that.
 *   <li>R3: the answer of an attempt that lost is already read and closed ({@link AnswerReader}).
 * </ul>
 */
final class RetryChannel implements Channel {
    private static final Logger LOG = System.getLogger("dev.tributary.sdk");

    private final Channel next;
    private final RetryPolicy policy;
    private final Backoff backoff;
    private final Time time;

    RetryChannel(Channel next, RetryPolicy policy, Backoff backoff, Time time) {
        this.next = next;
        this.policy = policy;
        this.backoff = backoff;
        this.time = time;
    }

    @Override
    public ApiResponse execute(ApiRequest request) throws ExchangeException {
        boolean sentEarlier = false;
        for (int attempt = 1; ; attempt++) {
            Optional<Duration> pause;
            String reason;
            try {
                ApiResponse response = next.execute(request).after(sentEarlier);
                pause = pauseAfter(response, attempt);
                if (pause.isEmpty()) {
                    return response;
                }
                sentEarlier |= response.leavesOutcomeOpen();
                reason = "status " + response.status();
            } catch (ExchangeException e) {
                sentEarlier |= e.sent();
                pause = pauseAfter(e, request, attempt);
                if (pause.isEmpty()) {
                    throw e.after(sentEarlier);
                }
                reason = String.valueOf(e.getMessage());
            }
            LOG.log(Level.DEBUG, request.name() + " again in " + pause.get().toMillis() + " ms: " + reason);
            sleep(pause.get(), sentEarlier);
        }
    }

    private Optional<Duration> pauseAfter(ApiResponse response, int attempt) {
        boolean allowed = response.request().repeatable() || response.status() == Statuses.TOO_MANY_REQUESTS;
        if (!Statuses.passing(response.status()) || !allowed || attempt >= policy.maxAttempts()) {
            return Optional.empty();
        }
        Optional<Duration> askedFor = RetryAfter.of(response, time);
        Optional<Duration> pause =
                askedFor.isPresent() ? backoff.pause(askedFor.get()) : Optional.of(backoff.pause(attempt));
        return pause.filter(wait -> fits(wait, response.request()));
    }

    private Optional<Duration> pauseAfter(ExchangeException failure, ApiRequest request, int attempt) {
        boolean allowed = request.repeatable() || !failure.sent();
        if (!failure.passing() || !allowed || attempt >= policy.maxAttempts()) {
            return Optional.empty();
        }
        return Optional.of(backoff.pause(attempt)).filter(wait -> fits(wait, request));
    }

    /** Waiting longer than the call has time for would only delay the bad news. */
    private static boolean fits(Duration wait, ApiRequest request) {
        return wait.compareTo(request.deadline().remaining()) < 0;
    }

    private void sleep(Duration pause, boolean sentEarlier) throws ExchangeException {
        try {
            time.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExchangeException(
                    Reason.INTERRUPTED, sentEarlier, "the thread was interrupted between two attempts", e);
        }
    }
}
