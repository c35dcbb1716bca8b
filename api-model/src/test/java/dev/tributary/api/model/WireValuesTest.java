package dev.tributary.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.api.model.auth.AccessToken;
import dev.tributary.api.model.auth.AccessTokenRefreshRequest;
import dev.tributary.api.model.auth.AccessTokenRequest;
import dev.tributary.api.model.auth.ClientCredential;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WireValuesTest {
    private static final ObjectMapper JSON = TributaryJson.mapper();

    @Test
    void givenUnknownFieldsWhenReadChangedAndWrittenThenTheySurvive() throws JsonProcessingException {
        Source read = JSON.readValue("{\"name\":\"a\",\"later\":{\"x\":[1.10,null]},\"more\":null}", Source.class);

        Source changed = Source.builder().from(read).name("b").build();

        assertThat(JSON.writeValueAsString(changed)).endsWith("\"later\":{\"x\":[1.10,null]},\"more\":null}");
    }

    @Test
    void givenUnknownStatusWhenReadAndWrittenThenItSurvives() throws JsonProcessingException {
        Source read = JSON.readValue("{\"connector_status\":\"Hibernating\"}", Source.class);

        assertThat(JSON.writeValueAsString(read)).contains("\"connector_status\":\"Hibernating\"");
    }

    @Test
    void givenUnknownStatusWhenAskedThenItIsNotKnown() {
        assertThat(ConnectorStatus.of("Hibernating").isKnown()).isFalse();
    }

    @Test
    void givenKnownStatusTextWhenReadThenItEqualsTheConstant() throws JsonProcessingException {
        assertThat(JSON.readValue("\"Paused\"", ConnectorStatus.class)).isEqualTo(ConnectorStatus.PAUSED);
    }

    @Test
    void givenEqualTextsOfTwoKindsWhenComparedThenTheyDiffer() {
        assertThat((Object) ConnectorStatus.PAUSED).isNotEqualTo(DesiredState.PAUSED);
    }

    @Test
    void givenPageOfSourcesWhenReadThenItsEntriesAreTyped() throws JsonProcessingException {
        String json = "{\"result\":[{\"id\":\"x\"}],\"page\":1,\"page_size\":10,\"total\":1,\"has_next\":false}";

        Page<Source> page = JSON.readValue(json, new TypeReference<Page<Source>>() {});

        assertThat(page.result()).extracting(Source::id).containsExactly("x");
    }

    @Test
    void givenTagsNotSetWhenReplaceRequestIsWrittenThenTheyAreAbsent() throws JsonProcessingException {
        ReplaceSourceRequest request =
                ReplaceSourceRequest.builder().config(SourceConfig.empty()).build();

        assertThat(JSON.writeValueAsString(request)).isEqualTo("{\"config\":{}}");
    }

    @Test
    void givenNoTagsWhenReplaceRequestIsWrittenThenTheEmptyListIsThere() throws JsonProcessingException {
        ReplaceSourceRequest request = ReplaceSourceRequest.builder()
                .config(SourceConfig.empty())
                .tags(List.of())
                .build();

        assertThat(JSON.writeValueAsString(request)).isEqualTo("{\"config\":{},\"tags\":[]}");
    }

    @Test
    void givenNullTagsWhenReplaceRequestIsReadThenTheyAreNull() throws JsonProcessingException {
        assertThat(JSON.readValue("{\"config\":{},\"tags\":null}", ReplaceSourceRequest.class)
                        .tags())
                .isNull();
    }

    @Test
    void givenMissingNameWhenCreateRequestIsReadThenItIsRefused() {
        assertThatThrownBy(() ->
                        JSON.readValue("{\"connector\":\"kafkadirect\",\"config\":{}}", CreateSourceRequest.class))
                .hasMessageContaining("name");
    }

    @Test
    void givenAFieldTwiceWhenReadThenItIsRefused() {
        assertThatThrownBy(() -> JSON.readValue("{\"name\":\"a\",\"name\":\"b\"}", Source.class))
                .isInstanceOf(JsonProcessingException.class);
    }

    @Test
    void givenTimesWhenWrittenThenTheyAreIso8601() throws JsonProcessingException {
        Source source = Source.builder().createdTimestamp(Instant.EPOCH).build();

        assertThat(JSON.writeValueAsString(source)).contains("\"created_timestamp\":\"1970-01-01T00:00:00Z\"");
    }

    @Test
    void givenSecretsWhenPrintedThenNoneIsSeen() {
        List<Object> holders = List.of(
                AccessTokenRequest.builder().clientId("c").secret("hush").build(),
                AccessTokenRefreshRequest.builder().refreshToken("hush").build(),
                AccessToken.builder()
                        .accessToken("hush")
                        .refreshToken("hush")
                        .expires(Instant.EPOCH)
                        .expiresIn(1)
                        .build(),
                ClientCredential.builder().clientId("c").secret("hush").build(),
                CreateSourceRequest.builder()
                        .name("n")
                        .connector("kafkadirect")
                        .config(SourceConfig.empty().with("sasl.password", "hush"))
                        .build());

        assertThat(holders.toString()).doesNotContain("hush");
    }
}
