package dev.tributary.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.FieldError;
import dev.tributary.runtime.http.contract.Answer;
import dev.tributary.runtime.service.Health;
import dev.tributary.runtime.service.ServiceException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class AnswerTest {
    private static final String GOOD = "{\"name\":\"a\",\"connector\":\"kafkadirect\",\"config\":{}}";
    private static final String ID = "/sources/66f0c3a1b2d4e5f601234567";
    private static final String TOPICS = "{\"topics\":[\"a\"]}";
    private static final HttpFixture HTTP = new HttpFixture();

    @BeforeEach
    void forget() {
        HTTP.forget();
    }

    @AfterAll
    static void close() {
        HTTP.close();
    }

    static Stream<Arguments> failures() {
        return Stream.of(
                Arguments.of(new ServiceException.NotFound("source x not found"), 404, "not_found"),
                Arguments.of(new ServiceException.Rejected("no"), 400, "bad_request"),
                Arguments.of(new ServiceException.Invalid("name", "name 'x' is bad"), 422, "validation_failed"),
                Arguments.of(
                        new ServiceException.AlreadyExists("name", "name 'x' already exists"), 422, "already_exists"),
                Arguments.of(new ServiceException.VersionMismatch("at 8, not 7"), 412, "version_mismatch"),
                Arguments.of(new ServiceException.Forbidden("may not"), 403, "forbidden"),
                Arguments.of(
                        new ServiceException.Unavailable("the store does not answer", new IllegalStateException()),
                        503,
                        "unavailable"));
    }

    @ParameterizedTest
    @MethodSource("failures")
    void givenAFailingServiceWhenCalledThenStatusAndCodeTellHow(ServiceException failure, int status, String code) {
        HTTP.canned.failure = Optional.of(failure);

        Answer answer = HTTP.client.put(ID, "{\"config\":{}}");

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.text("code")).isEqualTo(code);
        assertThat(answer.detail()).isEqualTo(failure.getMessage());
    }

    @Test
    void givenAnUnforeseenFailureWhenCalledThenTheCauseStaysInTheLog() {
        HTTP.canned.failure = Optional.of(new IllegalStateException("hush"));

        Answer answer = HTTP.client.get(ID);

        assertThat(answer.status()).isEqualTo(500);
        assertThat(answer.text()).doesNotContain("hush");
    }

    @Test
    void givenATakenTagNameWhenCreatedThenItIs400() {
        HTTP.canned.failure = Optional.of(new ServiceException.AlreadyExists("name", "name 'n' already exists"));

        assertThat(HTTP.client.post("/tags", "{\"name\":\"n\"}").status()).isEqualTo(400);
    }

    @Test
    void givenAnUnavailableStoreWhenCalledThenTheAnswerSaysWhenToTryAgain() {
        HTTP.canned.failure = Optional.of(new ServiceException.Unavailable("x", new IllegalStateException()));

        assertThat(HTTP.client.get(ID).header("Retry-After")).isEqualTo("1");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "source 66f0c3a1b2d4e5f601250234 not found",
                "config.bootstrap.servers 'h:5020x' is not a broker address",
                "connection refused by nobody",
                "the request timed out, or a Rebalance came"
            })
    void givenASignToRetryInAPermanentErrorWhenToldThenItIsOnlyInTheFields(String message) {
        HTTP.canned.failure = Optional.of(new ServiceException.NotFound(message));

        Answer answer = HTTP.client.delete(ID);

        assertThat(answer.json().path("errors").findValuesAsText("message")).containsExactly(message);
    }

    @Test
    void givenFieldsInAFailureWhenToldThenTheyStandInTheAnswer() {
        HTTP.canned.failure = Optional.of(new ServiceException.Invalid(List.of(
                FieldError.builder().field("config.format").message("first").build(),
                FieldError.builder().field("name").message("second").build())));

        assertThat(HTTP.client.post("/sources", GOOD).json().path("errors").findValuesAsText("field"))
                .containsExactly("config.format", "name");
    }

    @Test
    void givenOneSourceWhenReadThenItComesInTheListEnvelopeWithItsVersion() {
        Answer answer = HTTP.client.get(ID);

        assertThat(answer.json().path("result")).hasSize(1);
        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
    }

    @Test
    void givenNoSourceWhenReadThenTheEnvelopeIsEmpty() {
        HTTP.canned.found = Optional.empty();

        Answer answer = HTTP.client.get(ID);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"result\":[],\"page\":1,\"page_size\":10,\"total\":0,\"has_next\":false}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"pause", "resume", "restart", "stop"})
    void givenAnActionWhenCalledThenTheSourceComesBackWithItsVersion(String action) {
        assertThat(HTTP.client.post(ID + "/actions/" + action).header("ETag")).isEqualTo("\"7\"");
    }

    @Test
    void givenADeleteWhenCalledThenTheSourceComesBackAsAnObject() {
        assertThat(HTTP.client.delete(ID).text("name")).isEqualTo("shop");
    }

    @ParameterizedTest
    @CsvSource({"GET,/topics", "POST,/topics/append", "POST,/topics/remove"})
    void givenTopicListsWhenCalledThenTheVersionComesWithThem(String method, String path) {
        Answer answer = HTTP.client.send(method, ID + path, method.equals("GET") ? null : TOPICS);

        assertThat(answer.header("ETag")).isEqualTo("\"7\"");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET|/sources/metrics?source_ids=1,2&since=2026-11-01T09:30:00Z|",
                "GET|/sources/connectors|",
                "GET|/auth/roles|",
                "GET|/auth/client-credentials|",
                "POST|/auth/client-credentials|{\"role_ids\":[\"editor\"]}",
                "DELETE|/auth/client-credentials/c|",
                "POST|/auth/access-token|{\"client_id\":\"c\",\"secret\":\"s\"}",
                "POST|/auth/access-token/refresh|{\"refresh_token\":\"r\"}",
                "GET|/topics/details|",
                "GET|/topics/a.b_c-1|",
                "POST|/topics|{\"name\":\"t\",\"partition_count\":3}",
                "PUT|/topics/t|{\"payload\":{\"partition_count\":3}}",
                "DELETE|/topics/t|",
                "GET|/tags|",
                "POST|/tags|{\"name\":\"n\"}",
                "PUT|/tags/1|{\"name\":\"n\"}",
                "DELETE|/tags/1|"
            })
    void givenAnyOtherOperationWhenCalledThenItAnswersAsDocumented(String method, String path, String body) {
        assertThat(HTTP.client.send(method, path, body).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz"})
    void givenAHealthyServerWhenAskedThenItSaysOk(String path) {
        assertThat(HTTP.anonymous.get(path).text()).isEqualTo("{\"status\":\"ok\",\"checks\":{\"store\":\"ok\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/healthz", "/readyz"})
    void givenAnUnhealthyServerWhenAskedThenItSaysWhat(String path) {
        HTTP.canned.health = new Health(false, Map.of("store", "does not answer", "loop", "ok"));

        Answer answer = HTTP.anonymous.get(path);

        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.detail()).isEqualTo("store: does not answer");
        assertThat(answer.json().path("checks").path("loop").asText()).isEqualTo("ok");
    }
}
