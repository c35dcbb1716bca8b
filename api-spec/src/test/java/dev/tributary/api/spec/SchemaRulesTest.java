package dev.tributary.api.spec;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import dev.tributary.api.spec.Contract.Example;
import dev.tributary.api.spec.Contract.Operation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaRulesTest {
    private static final String IRI = "https://tributary.dev/openapi";
    private static final Pattern SECRET =
            Pattern.compile("secret|refresh_token|.*\\.password|.*\\.key|password", Pattern.CASE_INSENSITIVE);
    private static final Contract CONTRACT = Contract.load();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDialect(
            Dialects.getOpenApi31(),
            builder -> builder.schemas(Map.of(IRI, CONTRACT.root().toString()))
                    .schemaRegistryConfig(SchemaRegistryConfig.builder()
                            .formatAssertionsEnabled(true)
                            .build()));

    static Stream<Example> examples() {
        return CONTRACT.examples().stream().distinct();
    }

    static Stream<String> requestSchemas() {
        return CONTRACT.operations().stream()
                .map(Operation::node)
                .filter(node -> node.has("requestBody"))
                .map(node -> node.at("/requestBody/content/application~1json/schema/$ref")
                        .asText())
                .distinct();
    }

    static Stream<Map.Entry<String, JsonNode>> schemas() {
        return CONTRACT.root().at("/components/schemas").properties().stream();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void givenAnExampleWhenValidatedThenItSatisfiesItsSchema(Example example) {
        Schema schema = SCHEMAS.getSchema(SchemaLocation.of(IRI + "#" + example.schemaPointer()));

        assertThat(schema.validate(Contract.readExample(example.file()))).isEmpty();
    }

    @Test
    void givenTheExampleFilesWhenLookedForThenEachIsUsed() {
        assertThat(Contract.exampleFiles())
                .containsExactlyInAnyOrderElementsOf(
                        examples().map(Example::file).distinct().toList());
    }

    @Test
    void givenJsonBodiesWhenReadThenEachHasAnExample() {
        List<String> without = new ArrayList<>();
        for (Operation operation : CONTRACT.operations()) {
            for (JsonNode content : operation.node().findValues("application/json")) {
                if (!content.has("examples") && !operation.path().equals("/openapi.json")) {
                    without.add(operation.name());
                }
            }
        }

        assertThat(without).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("requestSchemas")
    void givenARequestWhenItHoldsSecretsThenTheyAreWriteOnlyPasswords(String schema) {
        List<String> open = new ArrayList<>();
        collectOpenSecrets(CONTRACT.root().at(schema.substring(1)), open);

        assertThat(open).isEmpty();
    }

    @Test
    void givenTheRequestsWhenLookedThroughThenThereAreSecretsToProtect() {
        assertThat(CONTRACT.holdersOf("writeOnly")).hasSizeGreaterThanOrEqualTo(5);
    }

    @ParameterizedTest
    @MethodSource("schemas")
    void givenASchemaWhenReadThenItIsDescribed(Map.Entry<String, JsonNode> schema) {
        assertThat(schema.getValue().has("description") || schema.getValue().has("allOf"))
                .isTrue();
    }

    @Test
    void givenReferencesWhenFollowedThenEachLeadsSomewhere() {
        assertThat(references())
                .isNotEmpty()
                .noneMatch(
                        reference -> CONTRACT.root().at(reference.substring(1)).isMissingNode());
    }

    @Test
    void givenComponentsWhenLookedForThenEachIsUsed() {
        Set<String> components = new TreeSet<>();
        for (String kind : List.of("schemas", "responses", "parameters", "headers")) {
            CONTRACT.root()
                    .at("/components/" + kind)
                    .properties()
                    .forEach(entry -> components.add("#/components/" + kind + "/" + entry.getKey()));
        }

        assertThat(references()).containsAll(components);
    }

    private static Set<String> references() {
        return new TreeSet<>(CONTRACT.root().findValuesAsText("$ref"));
    }

    private static void collectOpenSecrets(JsonNode schema, List<String> open) {
        for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
            JsonNode value = CONTRACT.resolve(property.getValue());
            boolean guarded = value.path("writeOnly").asBoolean()
                    && value.path("format").asText().equals("password");
            if (SECRET.matcher(property.getKey()).matches() && !guarded) {
                open.add(property.getKey());
            }
            collectOpenSecrets(value, open);
        }
    }
}
