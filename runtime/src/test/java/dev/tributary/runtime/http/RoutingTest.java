package dev.tributary.runtime.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.runtime.http.contract.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RoutingTest {
    private static final HttpFixture HTTP = new HttpFixture();

    @BeforeEach
    void forget() {
        HTTP.forget();
    }

    @AfterAll
    static void close() {
        HTTP.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/sources", "//sources", "/sources/", "///sources//"})
    void givenDoubledOrTrailingSlashesWhenCalledThenThePathIsFound(String path) {
        assertThat(HTTP.client.get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/nowhere", "/sources/a/b/c", "/sources/1/actions/explode", "/docs/../secret"})
    void givenAnUnknownPathWhenCalledThenItIs404AsJson(String path) {
        assertThat(HTTP.client.get(path).status()).isEqualTo(404);
    }

    @Test
    void givenAnUnknownPathWhenCalledThenTheSentenceNamesIt() {
        assertThat(HTTP.client.get("/nowhere").detail()).contains("/nowhere").contains("not found");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "DELETE|/sources|GET, HEAD, POST",
                "PATCH|/sources/1|DELETE, GET, HEAD, PUT",
                "OPTIONS|/tags|GET, HEAD, POST",
                "GET|/sources/1/actions/pause|POST",
                "POST|/sources/metrics|GET, HEAD"
            })
    void givenAWrongMethodWhenCalledThenTheAllowedOnesAreTold(String method, String path, String allowed) {
        Answer answer = HTTP.client.send(method, path, null);

        assertThat(answer.header("Allow")).isEqualTo(allowed);
    }

    @ParameterizedTest
    @CsvSource({
        "/destinations,destinations",
        "/pipelines/1,pipelines",
        "/transforms,transforms",
        "/kafka-access/users,Kafka users",
        "/consumer-groups/g/reset-offsets,consumer groups"
    })
    void givenAPartThatIsNotBuiltWhenCalledThenTheSentenceSaysSo(String path, String part) {
        assertThat(HTTP.client.get(path).detail()).contains("does not offer").contains(part);
    }

    @Test
    void givenHeadWhenCalledThenItAnswersLikeGetWithoutBody() {
        Answer answer = HTTP.client.send("HEAD", "/sources", null);

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEmpty();
    }

    @Test
    void givenTheCatalogueWhenCalledThenItIsNotTakenForASource() {
        HTTP.client.get("/sources/connectors?connector_code=kafkadirect");

        assertThat(HTTP.canned.calls.get(0).get(0)).isEqualTo("connectors");
    }

    @Test
    void givenARequestIdWhenCalledThenItComesBack() {
        assertThat(HTTP.client.with("X-Request-Id", "my-own-7").get("/sources").header("X-Request-Id"))
                .isEqualTo("my-own-7");
    }

    @Test
    void givenAnUnusableRequestIdWhenCalledThenAnotherIsMade() {
        assertThat(HTTP.client.with("X-Request-Id", "a b").get("/sources").header("X-Request-Id"))
                .isNotEqualTo("a b");
    }

    @Test
    void givenTheDocumentWhenAskedForThenNoTokenIsNeeded() {
        assertThat(HTTP.anonymous.get("/openapi.json").json().path("openapi").asText())
                .startsWith("3.1");
    }

    @Test
    void givenTheDocumentAsYamlWhenAskedForThenItIsTheFile() {
        assertThat(HTTP.anonymous.get("/openapi.yaml").text()).contains("operationId: createSource");
    }

    @ParameterizedTest
    @ValueSource(strings = {"swagger-ui.css", "swagger-ui-bundle.js", "favicon-32x32.png", "start.js"})
    void givenThePageWhenShownThenEachFileItNamesIsServed(String file) {
        assertThat(HTTP.anonymous.get("/docs/" + file).status()).isEqualTo(200);
    }

    @Test
    void givenThePageWhenShownThenNothingOnItComesFromElsewhere() {
        assertThat(HTTP.anonymous.get("/docs").text()).doesNotContain("http://", "https://", "src=\"//");
    }
}
