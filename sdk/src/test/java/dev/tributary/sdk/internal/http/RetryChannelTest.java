package dev.tributary.sdk.internal.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tributary.sdk.internal.http.ExchangeException.Reason;
import dev.tributary.sdk.settings.RetryPolicy;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RetryChannelTest {
    private static final RetryPolicy POLICY =
            RetryPolicy.builder().maxAttempts(3).build();

    private final FakeTime time = new FakeTime();
    private final ScriptedChannel network = new ScriptedChannel();
    private final RetryChannel retry = new RetryChannel(network, POLICY, new Backoff(POLICY, () -> 0.0), time);

    @ParameterizedTest
    @ValueSource(ints = {408, 429, 502, 503, 504})
    void givenPassingStatus_whenReading_thenTriesAgain(int status) throws ExchangeException {
        network.thenStatus(status).thenStatus(200);

        assertThat(retry.execute(Requests.read(time)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 409, 412, 422, 500, 501})
    void givenLastingStatus_whenReading_thenAnswersIt(int status) throws ExchangeException {
        network.thenStatus(status);

        assertThat(retry.execute(Requests.read(time)).status()).isEqualTo(status);
    }

    @Test
    void givenLostConnection_whenReading_thenTriesAgain() throws ExchangeException {
        network.thenLostAfterSending().thenStatus(200);

        assertThat(retry.execute(Requests.read(time)).status()).isEqualTo(200);
    }

    @Test
    void givenEveryAttemptFails_whenReading_thenStopsAtTheLimit() throws ExchangeException {
        network.thenStatus(503).thenStatus(503).thenStatus(503);

        assertThat(retry.execute(Requests.read(time)).status()).isEqualTo(503);
    }

    @Test
    void givenLostAfterSending_whenChangingWithoutKey_thenNeverTriesAgain() {
        network.thenLostAfterSending();

        assertThatThrownBy(() -> retry.execute(Requests.change(time))).isInstanceOf(ExchangeException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {408, 502, 503, 504})
    void givenPassingStatus_whenChangingWithoutKey_thenNeverTriesAgain(int status) throws ExchangeException {
        network.thenStatus(status);

        assertThat(retry.execute(Requests.change(time)).status()).isEqualTo(status);
    }

    @Test
    void givenNotConnected_whenChangingWithoutKey_thenTriesAgain() throws ExchangeException {
        network.thenNotConnected().thenStatus(200);

        assertThat(retry.execute(Requests.change(time)).status()).isEqualTo(200);
    }

    @Test
    void givenRefusedUnread_whenChangingWithoutKey_thenTriesAgain() throws ExchangeException {
        network.thenStatus(429).thenStatus(200);

        assertThat(retry.execute(Requests.change(time)).status()).isEqualTo(200);
    }

    @Test
    void givenLostAfterSending_whenChangingWithKey_thenTriesAgainWithTheSameRequest() throws ExchangeException {
        network.thenLostAfterSending().thenStatus(200);
        ApiRequest request = Requests.keyedChange(time);

        retry.execute(request);

        assertThat(network.seen()).containsExactly(request, request);
    }

    @Test
    void givenLostOnceThenNotConnected_whenChangingWithKey_thenTheOutcomeStaysOpen() {
        network.thenLostAfterSending().thenNotConnected().thenNotConnected();

        ExchangeException failure =
                catchThrowableOfType(ExchangeException.class, () -> retry.execute(Requests.keyedChange(time)));

        assertThat(failure.sent()).isTrue();
    }

    @Test
    void givenLostOnceThenTurnedAway_whenChangingWithKey_thenTheOutcomeStaysOpen() throws ExchangeException {
        network.thenLostAfterSending().thenStatus(503).thenStatus(503);

        assertThat(retry.execute(Requests.keyedChange(time)).leavesOutcomeOpen())
                .isTrue();
    }

    @Test
    void givenLostOnceThenRejected_whenChangingWithKey_thenTheAnswerHolds() throws ExchangeException {
        network.thenLostAfterSending().thenStatus(422);

        assertThat(retry.execute(Requests.keyedChange(time)).leavesOutcomeOpen())
                .isFalse();
    }

    @Test
    void givenUntrustedServer_whenReading_thenNeverTriesAgain() {
        network.thenFailure(Reason.NOT_TRUSTED, false);

        assertThatThrownBy(() -> retry.execute(Requests.read(time))).isInstanceOf(ExchangeException.class);
    }

    @Test
    void givenRetryAfterInSeconds_whenTryingAgain_thenWaitsThatLong() throws ExchangeException {
        network.thenStatus(429, Map.of("Retry-After", "7")).thenStatus(200);

        retry.execute(Requests.read(time));

        assertThat(time.sleeps()).containsExactly(Duration.ofSeconds(7));
    }

    @Test
    void givenRetryAfterAboveTheLongest_whenReading_thenAnswersAtOnce() throws ExchangeException {
        network.thenStatus(503, Map.of("Retry-After", "3600"));

        retry.execute(Requests.read(time));

        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void givenPauseBeyondTheDeadline_whenReading_thenAnswersAtOnce() throws ExchangeException {
        network.thenStatus(503, Map.of("Retry-After", "30"));
        ApiRequest request = Requests.read(time);
        time.advance(Requests.CALL_TIMEOUT.minusSeconds(20));

        retry.execute(request);

        assertThat(time.sleeps()).isEmpty();
    }

    @Test
    void givenNoRetryAfter_whenTryingAgain_thenPausesGrow() throws ExchangeException {
        network.thenStatus(503).thenStatus(503).thenStatus(200);

        retry.execute(Requests.read(time));

        assertThat(time.sleeps()).containsExactly(Duration.ofMillis(100), Duration.ofMillis(200));
    }

    @Test
    void givenInterruptDuringThePause_whenTryingAgain_thenEndsWithTheFlagSet() {
        network.thenStatus(503);
        Thread.currentThread().interrupt();

        ExchangeException failure =
                catchThrowableOfType(ExchangeException.class, () -> retry.execute(Requests.read(time)));

        assertThat(Thread.interrupted()).isTrue();
        assertThat(failure.reason()).isEqualTo(Reason.INTERRUPTED);
    }
}
