package dev.tributary.api.model;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tributary.api.model.auth.AccessToken;
import dev.tributary.api.model.auth.AccessTokenRefreshRequest;
import dev.tributary.api.model.auth.AccessTokenRequest;
import dev.tributary.api.model.auth.ClientCredential;
import dev.tributary.api.model.auth.CreateClientCredentialRequest;
import dev.tributary.api.model.auth.Role;
import dev.tributary.api.model.connection.ConnectionCheckRequest;
import dev.tributary.api.model.connection.ConnectionCheckResult;
import dev.tributary.api.model.connectors.ConnectorDescription;
import dev.tributary.api.model.metrics.SourceMetricsReport;
import dev.tributary.api.model.topics.CreateTopicRequest;
import dev.tributary.api.model.topics.Tag;
import dev.tributary.api.model.topics.TagList;
import dev.tributary.api.model.topics.TagRequest;
import dev.tributary.api.model.topics.Topic;
import dev.tributary.api.model.topics.TopicDetails;
import dev.tributary.api.model.topics.UpdateTopicRequest;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the contract go through the Java values unchanged, and leave nothing over as unknown. */
class GoldenFilesTest {
    private static final ObjectMapper JSON = TributaryJson.mapper();
    private static final String FOLDER = "/dev/tributary/api/spec/examples/";
    private static final Map<String, Type> TYPES = Map.ofEntries(
            entry("access-token-request", AccessTokenRequest.class),
            entry("access-token-refresh-request", AccessTokenRefreshRequest.class),
            entry("access-token", AccessToken.class),
            entry("roles", new TypeReference<List<Role>>() {}.getType()),
            entry("create-client-credential-request", CreateClientCredentialRequest.class),
            entry("client-credential", ClientCredential.class),
            entry("client-credential-created", ClientCredential.class),
            entry("client-credentials", new TypeReference<List<ClientCredential>>() {}.getType()),
            entry("source", Source.class),
            entry("source-page", new TypeReference<Page<Source>>() {}.getType()),
            entry("create-source-request", CreateSourceRequest.class),
            entry("create-source-request-terraform", CreateSourceRequest.class),
            entry("replace-source-request", ReplaceSourceRequest.class),
            entry("topics-change-request", TopicsChangeRequest.class),
            entry("effective-topics", EffectiveTopics.class),
            entry("append-topics-result", AppendTopicsResult.class),
            entry("remove-topics-result", RemoveTopicsResult.class),
            entry("connection-check-request", ConnectionCheckRequest.class),
            entry("connection-check-result", ConnectionCheckResult.class),
            entry("connectors", new TypeReference<List<ConnectorDescription>>() {}.getType()),
            entry("source-metrics", SourceMetricsReport.class),
            entry("topic", Topic.class),
            entry("topic-details-page", new TypeReference<Page<TopicDetails>>() {}.getType()),
            entry("create-topic-request", CreateTopicRequest.class),
            entry("update-topic-request", UpdateTopicRequest.class),
            entry("tag", Tag.class),
            entry("tag-list", TagList.class),
            entry("tag-request", TagRequest.class),
            entry("health", HealthReport.class));

    static Stream<String> typed() {
        return TYPES.keySet().stream().sorted();
    }

    static Stream<String> errors() {
        return files().filter(name -> name.startsWith("error-"));
    }

    @ParameterizedTest
    @MethodSource("typed")
    void givenAnExampleWhenReadAndWrittenThenItIsTheSameText(String name) throws IOException {
        JsonNode example = read(name);

        Object value = JSON.readValue(example.toString(), JSON.constructType(type(name)));

        assertThat(JSON.writeValueAsString(value)).isEqualTo(example.toString());
    }

    @ParameterizedTest
    @MethodSource("typed")
    void givenAnExampleWhenReadThenNoFieldIsUnknown(String name) throws IOException {
        Object value = JSON.readValue(read(name).toString(), JSON.constructType(type(name)));

        Stream<?> values = value instanceof List<?> list ? list.stream() : Stream.of(value);
        assertThat(values.map(each -> ((Extensible) each).unknownFields())).allMatch(Map::isEmpty);
    }

    @ParameterizedTest
    @MethodSource("errors")
    void givenAnExampleOfAnErrorWhenReadThenItsCodeIsKnown(String name) throws IOException {
        ApiError error = JSON.readValue(read(name).toString(), ApiError.class);

        assertThat(error.code())
                .isNotNull()
                .satisfies(code -> assertThat(code.isKnown()).isTrue());
    }

    @Test
    void givenTheExamplesWhenListedThenEachIsReadBySomeTest() {
        assertThat(files().filter(name -> !name.startsWith("error-")))
                .containsExactlyInAnyOrderElementsOf(TYPES.keySet());
    }

    private static Type type(String name) {
        return Objects.requireNonNull(TYPES.get(name), name);
    }

    private static JsonNode read(String name) throws IOException {
        String path = FOLDER + name + ".json";
        try (InputStream in = Objects.requireNonNull(GoldenFilesTest.class.getResourceAsStream(path), path)) {
            return JSON.readTree(in);
        }
    }

    private static Stream<String> files() {
        return SpecDocument.root().findValuesAsText("externalValue").stream()
                .map(file -> file.replace("examples/", "").replace(".json", ""))
                .distinct();
    }
}
