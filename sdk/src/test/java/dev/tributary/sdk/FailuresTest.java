package dev.tributary.sdk;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.any;
import static com.github.tomakehurst.wiremock.client.WireMock.urlPathMatching;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import dev.tributary.api.model.ErrorCode;
import dev.tributary.sdk.error.ConflictException;
import dev.tributary.sdk.error.ForbiddenException;
import dev.tributary.sdk.error.NotFoundException;
import dev.tributary.sdk.error.OutcomeUnknownException;
import dev.tributary.sdk.error.PreconditionFailedException;
import dev.tributary.sdk.error.RateLimitedException;
import dev.tributary.sdk.error.RejectedException;
import dev.tributary.sdk.error.ServerErrorException;
import dev.tributary.sdk.error.TributaryException;
import dev.tributary.sdk.error.UnauthorizedException;
import dev.tributary.sdk.error.UnreadableAnswerException;
import dev.tributary.sdk.error.ValidationException;
import dev.tributary.sdk.internal.http.FakeTime;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class FailuresTest {
    private static final String ID = "66f0c3a1b2d4e5f601234567";
    private static final String HTML = "<html><body>token=hush</body></html>";

    @RegisterExtension
    static final ScriptedServer server = new ScriptedServer();

    private final TributaryClient client = server.client(new FakeTime());

    @AfterEach
    void close() {
        client.close();
    }

    @ParameterizedTest
    @MethodSource
    void givenErrorStatus_whenRead_thenItsOwnException(
            int status, String code, Class<? extends TributaryException> type) {
        answer(ScriptedServer.json(status, error(code)));

        assertThat(failureOfRead()).isExactlyInstanceOf(type);
    }

    static Stream<Arguments> givenErrorStatus_whenRead_thenItsOwnException() {
        return Stream.of(
                Arguments.of(400, "bad_request", ValidationException.class),
                Arguments.of(400, "already_exists", ConflictException.class),
                Arguments.of(401, "unauthorized", UnauthorizedException.class),
                Arguments.of(403, "forbidden", ForbiddenException.class),
                Arguments.of(404, "not_found", NotFoundException.class),
                Arguments.of(405, "method_not_allowed", RejectedException.class),
                Arguments.of(409, "conflict", ConflictException.class),
                Arguments.of(412, "version_mismatch", PreconditionFailedException.class),
                Arguments.of(413, "payload_too_large", RejectedException.class),
                Arguments.of(422, "validation_failed", ValidationException.class),
                Arguments.of(422, "already_exists", ConflictException.class),
                Arguments.of(422, "idempotency_key_reused", ConflictException.class),
                Arguments.of(429, "rate_limited", RateLimitedException.class),
                Arguments.of(500, "internal_error", ServerErrorException.class),
                Arguments.of(502, "unavailable", ServerErrorException.class),
                Arguments.of(503, "unavailable", ServerErrorException.class));
    }

    @ParameterizedTest
    @ValueSource(ints = {502, 504})
    void givenGatewayThatGaveUp_whenChanged_thenOutcomeUnknown(int status) {
        answer(ScriptedServer.json(status, error("unavailable")));

        assertThat(failureOfChange()).isInstanceOf(OutcomeUnknownException.class);
    }

    @Test
    void givenServerThatFailed_whenChanged_thenServerError() {
        answer(ScriptedServer.json(500, Examples.text("error-internal.json")));

        assertThat(failureOfChange()).isInstanceOf(ServerErrorException.class);
    }

    @Test
    void givenErrorDocument_whenRead_thenCarriesStatus() {
        answer(ScriptedServer.json(404, Examples.text("error-not-found.json")));

        assertThat(failureOfRead().status()).hasValue(404);
    }

    @Test
    void givenErrorDocument_whenRead_thenCarriesTheRequestId() {
        answer(ScriptedServer.json(404, Examples.text("error-not-found.json")));

        assertThat(failureOfRead().requestId()).contains("request-1");
    }

    @Test
    void givenErrorDocument_whenRead_thenCarriesTheCode() {
        answer(ScriptedServer.json(404, Examples.text("error-not-found.json")));

        assertThat(failureOfRead().code()).contains(ErrorCode.NOT_FOUND);
    }

    @Test
    void givenErrorDocument_whenRead_thenTheMessageTellsWhatWasAskedAndWhatIsWrong() {
        answer(ScriptedServer.json(400, error("bad_request")));

        assertThat(failureOfRead())
                .hasMessage("GET /sources/" + ID + " was answered 400: a sentence (request id request-1)");
    }

    @Test
    void givenFieldsAtFault_whenRead_thenNamesThem() {
        answer(ScriptedServer.json(422, Examples.text("error-validation-failed.json")));

        assertThat(((ValidationException) failureOfRead()).fields()).containsExactly("config.format");
    }

    @Test
    void givenRateLimit_whenItLasts_thenTellsHowLongToWait() {
        answer(ScriptedServer.json(429, error("rate_limited")).withHeader("Retry-After", "3600"));

        assertThat(((RateLimitedException) failureOfRead()).retryAfter()).contains(Duration.ofHours(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"result\":[", "", "null", "[]", "{\"result\":7}", "{\"result\":[{\"name\":[]}]}"})
    void givenMalformedAnswer_whenRead_thenUnreadable(String body) {
        answer(ScriptedServer.json(200, body));

        assertThat(failureOfRead()).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void givenMalformedAnswer_whenChanged_thenOutcomeUnknown() {
        answer(ScriptedServer.json(200, "{\"id\":"));

        assertThat(failureOfChange()).isInstanceOf(OutcomeUnknownException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 404})
    void givenWebPage_whenRead_thenUnreadable(int status) {
        answer(webPage(status));

        assertThat(failureOfRead())
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("text/html");
    }

    @Test
    void givenWebPageAsError_whenRead_thenTheStatusDecides() {
        answer(webPage(403));

        assertThat(failureOfRead()).isInstanceOf(ForbiddenException.class);
    }

    @Test
    void givenWebPage_whenChanged_thenOutcomeUnknown() {
        answer(webPage(200));

        assertThat(failureOfChange()).isInstanceOf(OutcomeUnknownException.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 403, 404, 500})
    void givenWebPage_whenRead_thenNoneOfItIsRepeated(int status) {
        answer(webPage(status));

        assertThat(failureOfRead().getMessage()).doesNotContain("hush");
    }

    @Test
    void givenAnswerOfTheWrongShape_whenRead_thenNoneOfItIsRepeated() {
        answer(ScriptedServer.json(200, "{\"result\":\"hush\"}"));

        assertThat(failureOfRead()).satisfies(FailuresTest::hidesTheSecret);
    }

    @Test
    void givenAnswerOfTheWrongShape_whenRead_thenTellsWhere() {
        answer(ScriptedServer.json(200, "{\"result\":[{\"name\":[]}]}"));

        assertThat(failureOfRead()).hasMessageContaining("at result.[0].name");
    }

    @Test
    void givenTruncatedAnswer_whenRead_thenTellsWhere() {
        answer(ScriptedServer.json(200, "{\"result\":["));

        assertThat(failureOfRead())
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining(" at ");
    }

    @Test
    void givenRedirection_whenRead_thenTellsWhereTo() {
        answer(aResponse().withStatus(301).withHeader("Location", "https://elsewhere.example.com/"));

        assertThat(failureOfRead())
                .isInstanceOf(UnreadableAnswerException.class)
                .hasMessageContaining("https://elsewhere.example.com/");
    }

    @Test
    void givenErrorDetailThatIsNoSentence_whenRead_thenTheStatusStillDecides() {
        answer(ScriptedServer.json(422, "{\"detail\":[{\"loc\":[\"body\"]}]}"));

        assertThat(failureOfRead()).isInstanceOf(ValidationException.class);
    }

    private static void hidesTheSecret(Throwable failure) {
        StringWriter trace = new StringWriter();
        failure.printStackTrace(new PrintWriter(trace));
        assertThat(trace.toString()).doesNotContain("hush");
    }

    private TributaryException failureOfRead() {
        return failure(sources -> sources.get(ID));
    }

    private TributaryException failureOfChange() {
        return failure(sources -> sources.pause(ID));
    }

    private TributaryException failure(Consumer<Sources> call) {
        return catchThrowableOfType(TributaryException.class, () -> call.accept(client.sources()));
    }

    private static void answer(ResponseDefinitionBuilder answer) {
        server.on(any(urlPathMatching("/sources/.*")), answer);
    }

    private static ResponseDefinitionBuilder webPage(int status) {
        return aResponse()
                .withStatus(status)
                .withHeader("Content-Type", "text/html")
                .withBody(HTML);
    }

    private static String error(String code) {
        return "{\"detail\":\"a sentence\",\"code\":\"" + code + "\",\"request_id\":\"request-1\",\"errors\":[]}";
    }
}
