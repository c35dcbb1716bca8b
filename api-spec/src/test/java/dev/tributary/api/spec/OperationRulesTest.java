package dev.tributary.api.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.spec.Contract.Operation;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationRulesTest {
    private static final Contract CONTRACT = Contract.load();

    static Stream<Operation> operations() {
        return CONTRACT.operations().stream();
    }

    @Test
    void givenTheDocumentWhenParsedByAnIndependentParserThenThereIsNothingToComplainOf() {
        String json = CONTRACT.root().toString();

        assertThat(new OpenAPIV3Parser()
                        .readContents(json, null, new ParseOptions())
                        .getMessages())
                .isEmpty();
    }

    @Test
    void givenAllOperationsWhenNamedThenNoTwoAreNamedAlike() {
        assertThat(operations()
                        .map(operation -> operation.node().path("operationId").asText()))
                .isNotEmpty()
                .doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givenAnOperationWhenNamedThenItIsOneWordInCamelCase(Operation operation) {
        assertThat(operation.node().path("operationId").asText()).matches("[a-z][a-zA-Z]+");
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givenAnOperationWhenReadThenItHasASummary(Operation operation) {
        assertThat(operation.node().path("summary").asText()).isNotBlank();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givenAnOperationWhenTaggedThenTheTagIsDeclared(Operation operation) {
        assertThat(CONTRACT.root().path("tags").findValuesAsText("name"))
                .contains(operation.node().path("tags").path(0).asText());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givenAnOperationWhenItFailsThenTheBodyIsOurError(Operation operation) {
        List<String> schemas = new ArrayList<>();
        responses(operation, "[45].*")
                .forEach(response -> schemas.add(response.path("content")
                        .path("application/json")
                        .path("schema")
                        .path("$ref")
                        .asText()));

        assertThat(schemas).isNotEmpty().allMatch(schema -> schema.matches("#/components/schemas/(Health)?Error"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givenAnOperationWhenItAnswersThenTheAnswerIsDescribed(Operation operation) {
        assertThat(responses(operation, ".*"))
                .allSatisfy(response ->
                        assertThat(response.path("description").asText()).isNotBlank());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givenAnOperationWhenItAnswersThenTheAnswerNamesTheRequest(Operation operation) {
        assertThat(responses(operation, ".*"))
                .allMatch(response -> response.path("headers").has("X-Request-Id"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givenAnOperationWhenItCanFailThenEachWayIsListed(Operation operation) {
        List<String> needed = new ArrayList<>(List.of("500"));
        if (!operation.isPublic()) {
            needed.addAll(List.of("401", "403", "503"));
        }
        if (operation.node().has("requestBody")) {
            needed.addAll(List.of("400", "413", "415", "422"));
        }
        if (operation.node().has("parameters")) {
            needed.addAll(List.of("400", "422"));
        }

        assertThat(operation.node().path("responses").properties())
                .extracting(Map.Entry::getKey)
                .containsAll(needed);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givenAPathWithPlaceholdersWhenReadThenEachIsAParameter(Operation operation) {
        List<String> placeholders = new ArrayList<>();
        Matcher matcher = Pattern.compile("\\{(.+?)}").matcher(operation.path());
        while (matcher.find()) {
            placeholders.add(matcher.group(1));
        }

        assertThat(StreamSupport.stream(operation.node().path("parameters").spliterator(), false)
                        .map(CONTRACT::resolve)
                        .filter(parameter -> parameter.path("in").asText().equals("path"))
                        .map(parameter -> parameter.path("name").asText()))
                .containsExactlyInAnyOrderElementsOf(placeholders);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void givenParametersWhenReadThenEachIsDescribedAndTyped(Operation operation) {
        for (JsonNode parameter : operation.node().path("parameters")) {
            assertThat(CONTRACT.resolve(parameter).path("description").asText()).isNotBlank();
            assertThat(CONTRACT.resolve(parameter).path("schema").has("type")).isTrue();
        }
    }

    private static List<JsonNode> responses(Operation operation, String status) {
        return operation.node().path("responses").properties().stream()
                .filter(entry -> entry.getKey().matches(status))
                .map(entry -> CONTRACT.resolve(entry.getValue()))
                .toList();
    }
}
