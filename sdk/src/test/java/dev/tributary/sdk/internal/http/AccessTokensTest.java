package dev.tributary.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tributary.sdk.internal.http.ExchangeException.Reason;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AccessTokensTest {
    private static final Duration LIFE = Duration.ofMinutes(100);

    private final FakeTime time = new FakeTime();
    private final AtomicInteger logins = new AtomicInteger();
    private final ExecutorService executor = Executors.newCachedThreadPool();

    @AfterEach
    void stop() {
        executor.shutdownNow();
    }

    @Test
    void givenFreshToken_whenAskedAgain_thenTheSame() throws ExchangeException {
        AccessTokens tokens = tokens(this::grant);
        String first = value(tokens);

        assertThat(value(tokens)).isEqualTo(first);
    }

    @Test
    void givenManyThreads_whenNoToken_thenOneLogin() throws Exception {
        CountDownLatch allAsked = new CountDownLatch(1);
        AccessTokens tokens = tokens(() -> {
            awaitQuietly(allAsked);
            return grant();
        });
        List<Callable<String>> callers = new ArrayList<>();
        CountDownLatch asking = new CountDownLatch(50);
        for (int i = 0; i < 50; i++) {
            callers.add(() -> {
                asking.countDown();
                return value(tokens);
            });
        }
        List<Future<String>> answers = callers.stream().map(executor::submit).toList();
        asking.await();
        allAsked.countDown();
        for (Future<String> answer : answers) {
            answer.get();
        }

        assertThat(logins).hasValue(1);
    }

    @Test
    void givenTokenNearItsEnd_whenAsked_thenTheOldOneServesWhileItsSuccessorIsFetched() throws ExchangeException {
        CountDownLatch renewal = new CountDownLatch(1);
        AccessTokens tokens = tokens(() -> {
            if (logins.get() > 0) {
                awaitQuietly(renewal);
            }
            return grant();
        });
        String first = value(tokens);
        time.advance(LIFE.minusMinutes(2));

        assertThat(value(tokens)).isEqualTo(first);
        renewal.countDown();
        Awaitility.await().untilAsserted(() -> assertThat(value(tokens)).isEqualTo("token-2"));
    }

    @Test
    void givenEndedToken_whenAsked_thenANewOne() throws ExchangeException {
        AccessTokens tokens = tokens(this::grant);
        value(tokens);
        time.advance(LIFE.plusSeconds(1));

        assertThat(value(tokens)).isEqualTo("token-2");
    }

    @Test
    void givenDiscardedToken_whenAsked_thenANewOne() throws ExchangeException {
        AccessTokens tokens = tokens(this::grant);
        tokens.discard(((LoginOutcome.Granted) tokens.get(Requests.read(time))).token());

        assertThat(value(tokens)).isEqualTo("token-2");
    }

    @Test
    void givenSuccessor_whenTheOldTokenIsDiscarded_thenTheSuccessorStays() throws ExchangeException {
        AccessTokens tokens = tokens(this::grant);
        IssuedToken old = ((LoginOutcome.Granted) tokens.get(Requests.read(time))).token();
        tokens.discard(old);
        value(tokens);
        tokens.discard(old);

        assertThat(value(tokens)).isEqualTo("token-2");
    }

    @Test
    void givenRenewalFails_whenTheOldTokenLives_thenItServesOn() throws ExchangeException {
        AccessTokens tokens = tokens(() -> logins.get() == 0 ? grant() : refuse());
        String first = value(tokens);
        time.advance(LIFE.minusMinutes(2));
        value(tokens);
        Awaitility.await().until(() -> logins.get() >= 2);

        assertThat(value(tokens)).isEqualTo(first);
    }

    @Test
    void givenLoginThatHangs_whenTheCallerIsInterrupted_thenOnlyThatCallerEnds() throws Exception {
        CountDownLatch login = new CountDownLatch(1);
        AccessTokens tokens = tokens(() -> {
            awaitQuietly(login);
            return grant();
        });
        Thread.currentThread().interrupt();
        ExchangeException failure =
                catchThrowableOfType(ExchangeException.class, () -> tokens.get(Requests.read(time)));
        boolean flag = Thread.interrupted();
        login.countDown();

        assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
        assertThat(flag).isTrue();
        assertThat(value(tokens)).isEqualTo("token-1");
    }

    @Test
    void givenClosedExecutor_whenAsked_thenSaysTheClientIsClosed() throws ExchangeException {
        AccessTokens tokens = tokens(this::grant);
        executor.shutdownNow();

        assertThat(tokens.get(Requests.read(time))).isInstanceOf(LoginOutcome.Unanswered.class);
    }

    @Test
    void givenToken_whenPrinted_thenHidesItsValue() {
        assertThat(new IssuedToken("hush", 1, 2)).asString().doesNotContain("hush");
    }

    private AccessTokens tokens(Supplier<LoginOutcome> login) {
        return new AccessTokens(login, executor, time);
    }

    private String value(AccessTokens tokens) throws ExchangeException {
        return ((LoginOutcome.Granted) tokens.get(Requests.read(time))).token().value();
    }

    private LoginOutcome grant() {
        return new LoginOutcome.Granted(IssuedToken.startingNow("token-" + logins.incrementAndGet(), LIFE, time));
    }

    private LoginOutcome refuse() {
        logins.incrementAndGet();
        return new LoginOutcome.Unanswered(new ExchangeException(Reason.CONNECTION, false, "scripted", null));
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
