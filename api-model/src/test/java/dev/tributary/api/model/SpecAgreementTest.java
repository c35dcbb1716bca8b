package dev.tributary.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.connectors.ConfigProperty;
import dev.tributary.api.model.kafkadirect.KafkaDirectCatalogue;
import dev.tributary.api.model.kafkadirect.KafkaDirectSecrets;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SpecAgreementTest {
    private static final JsonNode SPEC = SpecDocument.root();

    @Test
    void givenThePathsWhenComparedWithTheDocumentThenTheyAreTheSame() throws IllegalAccessException {
        List<String> paths = new ArrayList<>();
        for (Field field : ApiPaths.class.getFields()) {
            paths.add(String.valueOf(field.get(null)));
        }

        assertThat(SPEC.path("paths").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(paths);
    }

    @Test
    void givenTheConfigurationKeysWhenComparedWithTheDocumentThenTheyAreTheSame() {
        assertThat(SPEC.at("/components/schemas/KafkaDirectConfig/properties").properties())
                .extracting(Map.Entry::getKey)
                .containsExactlyInAnyOrderElementsOf(KafkaDirectCatalogue.properties().stream()
                        .map(ConfigProperty::name)
                        .toList());
    }

    @Test
    void givenTheSecretsWhenComparedWithTheDocumentThenTheyAreTheSame() {
        assertThat(SPEC.at("/components/schemas/KafkaDirectConfigInput/properties").properties().stream()
                        .filter(property ->
                                property.getValue().path("writeOnly").asBoolean())
                        .map(Map.Entry::getKey))
                .containsExactlyInAnyOrderElementsOf(KafkaDirectSecrets.keys());
    }
}
