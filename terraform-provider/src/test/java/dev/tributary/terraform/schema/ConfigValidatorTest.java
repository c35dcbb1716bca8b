package dev.tributary.terraform.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.terraform.diagnostic.Diagnostic;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.value.Value;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigValidatorTest {

    private static final Schema SCHEMA = Schema.of(
            "",
            Attribute.text("format").required().must(Rule.oneOf("string", "json")),
            Attribute.number("count").optional().must(Rule.between(1, 3)),
            Attribute.objects("rows", Attribute.text("cell").required()).optional());

    private static List<String> complaints(Value.Mapping config) {
        Diagnostics out = new Diagnostics();
        ConfigValidator.validate(SCHEMA, config, out);
        return out.all().stream().map(ConfigValidatorTest::line).toList();
    }

    private static String line(Diagnostic diagnostic) {
        return diagnostic.path() + ": " + diagnostic.detail();
    }

    private static Value.Mapping config() {
        return SCHEMA.empty().with("format", Value.ofText("json"));
    }

    @Test
    void givenEverythingRight_whenValidated_thenNothingIsSaid() {
        assertThat(complaints(config())).isEmpty();
    }

    @Test
    void givenAnUnknownValue_whenValidated_thenNothingIsSaid() {
        assertThat(complaints(config().with("format", Value.unknown()))).isEmpty();
    }

    @Test
    void givenARequiredAttributeMissing_whenValidated_thenItIsNamed() {
        assertThat(complaints(SCHEMA.empty()))
                .containsExactly("format: The attribute format is required; give it a value.");
    }

    @Test
    void givenAWrongChoice_whenValidated_thenValueAndChoicesAreNamed() {
        assertThat(complaints(config().with("format", Value.ofText("xml"))))
                .containsExactly("format: \"xml\" is none of string, json.");
    }

    @Test
    void givenSeveralFaults_whenValidated_thenAllAreSaid() {
        assertThat(complaints(SCHEMA.empty().with("count", Value.of(9)))).hasSize(2);
    }

    @Test
    void givenAFaultInsideAList_whenValidated_thenItsPlaceIsNamed() {
        Value row = new Value.Mapping(Map.of("cell", Value.nil()));
        assertThat(complaints(config().with("rows", new Value.Sequence(List.of(row)))))
                .containsExactly("rows[0].cell: The attribute rows[0].cell is required; give it a value.");
    }
}
