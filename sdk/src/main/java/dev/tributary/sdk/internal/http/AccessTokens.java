package dev.tributary.sdk.internal.http;

import dev.tributary.sdk.internal.http.ExchangeException.Reason;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the client's one token.
 *
 * <ul>
 *   <li>T1: at most one login is under way, however many threads want a token. It runs on a thread of its own, so a
 *       caller that is interrupted or out of time leaves it to the others.
 *   <li>T2: in the last part of a token's life its successor is fetched while calls go on with the old one; only a
 *       caller without a living token waits.
 *   <li>T3: a renewal that failed is tried again after a pause as long as the old token lives.
 * </ul>
 */
final class AccessTokens {
    private static final Duration PAUSE_AFTER_FAILED_RENEWAL = Duration.ofSeconds(5);

    private final Supplier<LoginOutcome> login;
    private final Executor executor;
    private final Time time;
    private @Nullable IssuedToken current;
    private @Nullable CompletableFuture<LoginOutcome> underWay;
    private long nextRenewalNanos;

    AccessTokens(Supplier<LoginOutcome> login, Executor executor, Time time) {
        this.login = login;
        this.executor = executor;
        this.time = time;
        this.nextRenewalNanos = time.nanos();
    }

    /** A living token, or how the login ended that should have brought one. Waits until the request's deadline. */
    LoginOutcome get(ApiRequest request) throws ExchangeException {
        return await(tokenOrLogin(), request);
    }

    /** Forgets a token that the server refused, unless it has a successor already. */
    synchronized void discard(IssuedToken refused) {
        if (refused.equals(current)) {
            current = null;
        }
    }

    /** One step under the lock: whoever finds neither token nor login starts the one login. */
    private synchronized CompletableFuture<LoginOutcome> tokenOrLogin() {
        IssuedToken token = current;
        if (token != null && !token.ended(time)) {
            if (underWay == null && token.due(time) && time.nanos() - nextRenewalNanos >= 0) {
                underWay = submit(new CompletableFuture<>());
            }
            return CompletableFuture.completedFuture(new LoginOutcome.Granted(token));
        }
        CompletableFuture<LoginOutcome> login = underWay;
        if (login == null) {
            login = submit(new CompletableFuture<>());
            underWay = login;
        }
        return login;
    }

    /** The login itself takes the lock only to settle, on another thread, so it cannot settle before this returns. */
    private CompletableFuture<LoginOutcome> submit(CompletableFuture<LoginOutcome> result) {
        try {
            executor.execute(() -> logIn(result));
        } catch (RejectedExecutionException e) {
            ExchangeException closed = NoAnswer.closed(false, e);
            result.complete(new LoginOutcome.Unanswered(closed));
        }
        return result;
    }

    private void logIn(CompletableFuture<LoginOutcome> result) {
        try {
            LoginOutcome outcome = login.get();
            settle(outcome);
            result.complete(outcome);
        } catch (RuntimeException | Error e) {
            settle(null);
            result.completeExceptionally(e);
        }
    }

    private synchronized void settle(@Nullable LoginOutcome outcome) {
        underWay = null;
        if (outcome instanceof LoginOutcome.Granted granted) {
            current = granted.token();
        } else {
            nextRenewalNanos = time.nanos() + PAUSE_AFTER_FAILED_RENEWAL.toNanos();
        }
    }

    private static LoginOutcome await(CompletableFuture<LoginOutcome> login, ApiRequest request)
            throws ExchangeException {
        try {
            return login.get(request.deadline().remaining().toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ExchangeException(Reason.INTERRUPTED, false, "the thread was interrupted during the login", e);
        } catch (TimeoutException e) {
            throw new ExchangeException(Reason.OUT_OF_TIME, false, "the login did not end within the call's time", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("the login failed inside the client", e.getCause());
        }
    }
}
