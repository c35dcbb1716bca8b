package dev.tributary.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.runtime.http.contract.Answer;
import dev.tributary.runtime.service.SourceQuery;
import dev.tributary.runtime.service.TagQuery;
import dev.tributary.runtime.service.WriteOptions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestCheckTest {
    private static final String GOOD = "{\"name\":\"a\",\"connector\":\"kafkadirect\",\"config\":{}}";
    private static final HttpFixture HTTP = new HttpFixture();

    @BeforeEach
    void forget() {
        HTTP.forget();
    }

    @AfterAll
    static void close() {
        HTTP.close();
    }

    @Test
    void givenNoTokenWhenCalledThenTheSentenceSaysWhatToSend() {
        Answer answer = HTTP.anonymous.get("/sources");

        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.detail()).contains("Authorization: Bearer");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Bearer wrong", "Basic Zm9v", "good-token", "Bearer"})
    void givenAWrongTokenWhenCalledThenItIs401(String authorization) {
        assertThat(HTTP.anonymous
                        .with("Authorization", authorization)
                        .get("/sources")
                        .status())
                .isEqualTo(401);
    }

    @Test
    void givenALowerCaseSchemeWhenCalledThenTheTokenCounts() {
        assertThat(HTTP.anonymous
                        .with("Authorization", "bearer good-token")
                        .get("/sources")
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{\"name\":\"a\",\"name\":\"b\"}", "", "{} {}", "nul"})
    void givenABodyThatIsNotJsonWhenSentThenItIs400(String body) {
        assertThat(HTTP.client.post("/sources", body).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"client_id\":\"c\",\"secret\":\"hush",
                "{\"client_id\":\"c\",\"secret\":hush}",
                "{\"client_id\":\"c\",\"secret\":[\"hush\"]}",
                "{\"client_id\":{},\"secret\":\"hush\"}",
                "{\"secret\":\"hush\"}",
                "\"hush\"",
                "[\"hush\"]"
            })
    void givenABadBodyWithASecretWhenSentThenTheAnswerDoesNotRepeatIt(String body) {
        assertThat(HTTP.anonymous.post("/auth/access-token", body).text()).doesNotContain("hush");
    }

    @Test
    void givenAnotherMediaTypeWhenSentThenItIs415() {
        Answer answer = HTTP.client
                .with("Content-Type", "application/x-www-form-urlencoded")
                .post("/sources", GOOD);

        assertThat(answer.status()).isEqualTo(415);
        assertThat(answer.detail()).contains("application/json");
    }

    @Test
    void givenABodyThatIsTooLargeWhenSentThenItIs413() {
        String body = GOOD.replace("\"a\"", "\"" + "a".repeat(HttpFixture.MAX_BODY_BYTES) + "\"");

        assertThat(HTTP.client.post("/sources", body).status()).isEqualTo(413);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"connector\":\"kafkadirect\",\"config\":{}}|name|is missing",
                "{\"name\":5,\"connector\":\"kafkadirect\",\"config\":{}}|name|is a number: send a string",
                "{\"name\":\"\",\"connector\":\"kafkadirect\",\"config\":{}}|name|is too short",
                "{\"name\":\"a\",\"connector\":\"mysql\",\"config\":{}}|connector|mysql' is not a known value",
                "{\"name\":\"a\",\"connector\":\"kafkadirect\",\"config\":[]}|config|is an array: send an object",
                "{\"name\":\"a\",\"connector\":\"kafkadirect\",\"config\":{},\"tags\":[1]}|tags.0|is a number",
                "{\"name\":\"a\",\"connector\":\"kafkadirect\",\"config\":{},\"desired_state\":\"Gone\"}"
                        + "|desired_state|use one of Pending, Active, Paused, Stopped"
            })
    void givenABadFieldWhenSentThenTheSentenceNamesIt(String body, String field, String complaint) {
        Answer answer = HTTP.client.post("/sources", body);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().path("errors").path(0).path("field").asText()).isEqualTo(field);
        assertThat(answer.detail()).startsWith(field).contains(complaint);
    }

    @Test
    void givenSeveralBadFieldsWhenSentThenAllAreTold() {
        assertThat(HTTP.client.post("/sources", "{\"name\":5}").json().path("errors"))
                .hasSize(3);
    }

    @Test
    void givenAnythingInsideConfigWhenSentThenItIsLeftToTheService() {
        HTTP.client.post("/sources", GOOD.replace("{}", "{\"topic.prefix\":5}"));

        assertThat(((CreateSourceRequest) HTTP.canned.calls.get(0).get(1))
                        .config()
                        .toJson())
                .hasToString("{\"topic.prefix\":5}");
    }

    @ParameterizedTest
    @CsvSource({
        "page=0,page,'0'",
        "page=x,page,is a string",
        "page_size=101,page_size,'101'",
        "secret_returned=maybe,secret_returned,is a string",
        "sort=color,sort,'color'",
        "sort_dir=up,sort_dir,'up'"
    })
    void givenABadParameterWhenSentThenTheSentenceNamesIt(String query, String name, String complaint) {
        Answer answer = HTTP.client.get("/sources?" + query);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.detail()).startsWith(name).contains(complaint.replace("\"", ""));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"name\":\"a\\u0000b\",\"connector\":\"kafkadirect\",\"config\":{}}|name",
                "{\"name\":\"a\",\"connector\":\"kafkadirect\",\"config\":{\"k\":[\"\\ud800\"]}}|config.k.0",
                "{\"name\":\"a\",\"connector\":\"kafkadirect\",\"config\":{\"k\\u0000\":1}}|config"
            })
    void givenTextThatCannotBeStoredWhenSentThenItIsRefusedByName(String body, String field) {
        Answer answer = HTTP.client.post("/sources", body);

        assertThat(answer.json().path("errors").findValuesAsText("field")).containsExactly(field);
    }

    @Test
    void givenAWholeSurrogatePairWhenSentThenItIsTaken() {
        assertThat(HTTP.client
                        .post("/sources", GOOD.replace("\"a\"", "\"\\ud83d\\ude00\""))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void givenAParameterThatCannotBeStoredWhenSentThenItIsRefusedByName() {
        assertThat(HTTP.client.get("/sources?partial_name=a%00b").detail()).startsWith("partial_name holds U+0000");
    }

    @Test
    void givenAnUnknownParameterWhenSentThenItIsIgnored() {
        assertThat(HTTP.client.get("/sources?detailed=true").status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sources?page=%zz", "/sources/%zz"})
    void givenABadPercentSignWhenSentThenItIs400(String target) {
        String raw = RawHttp.exchange(
                HTTP.server.port(),
                "GET " + target + " HTTP/1.1\r\nHost: h\r\nAuthorization: Bearer good-token\r\n"
                        + "Connection: close\r\n\r\n");

        assertThat(raw).startsWith("HTTP/1.1 400 ").contains("\"detail\":");
    }

    @Test
    void givenListParametersWhenSentThenTheyReachTheService() {
        HTTP.client.get("/sources?page=2&page_size=100&partial_name=a%20b&sort=name&sort_dir=desc&status=Active");

        assertThat(HTTP.onlyCallsLastArgument())
                .isEqualTo(SourceQuery.builder()
                        .page(2)
                        .pageSize(100)
                        .partialName("a b")
                        .sort("name")
                        .sortDir("desc")
                        .status("Active")
                        .build());
    }

    @Test
    void givenListsInAQueryWhenSentThenCommasAndRepeatsCount() {
        HTTP.client.get("/tags?tag_ids=1,2&tag_ids=3&tag_name=n");

        assertThat(HTTP.onlyCallsLastArgument())
                .isEqualTo(new TagQuery(List.of("1", "2", "3"), Optional.of("n"), Optional.empty()));
    }

    @Test
    void givenWriteParametersWhenSentThenTheyReachTheService() {
        HTTP.client.with("Idempotency-Key", "k-1").post("/sources?wait=false&secret_returned=true", GOOD);

        assertThat(HTTP.onlyCallsLastArgument())
                .isEqualTo(WriteOptions.builder()
                        .awaitApplied(false)
                        .secretReturned(true)
                        .idempotencyKey("k-1")
                        .build());
    }

    @Test
    void givenNoWriteParametersWhenSentThenTheServiceGetsTheDefaults() {
        HTTP.client.post("/sources", GOOD);

        assertThat(HTTP.onlyCallsLastArgument()).isEqualTo(WriteOptions.defaults());
    }

    @Test
    void givenIfMatchWhenSentThenTheVersionReachesTheService() {
        HTTP.client.with("If-Match", "\"12\"").delete("/sources/1");

        assertThat(HTTP.onlyCallsLastArgument())
                .isEqualTo(WriteOptions.builder().expectedVersion(12).build());
    }

    @Test
    void givenIfMatchOfAnythingWhenSentThenNoVersionIsExpected() {
        HTTP.client.with("If-Match", "*").delete("/sources/1");

        assertThat(HTTP.onlyCallsLastArgument()).isEqualTo(WriteOptions.defaults());
    }

    @Test
    void givenAMalformedIfMatchWhenSentThenTheSentenceNamesIt() {
        assertThat(HTTP.client.with("If-Match", "twelve").delete("/sources/1").detail())
                .startsWith("If-Match 'twelve'");
    }
}
