package dev.tributary.terraform.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {

    @Test
    void givenAState_whenRead_thenItHasTheValuesOfItsType() throws ValueFormatException {
        Type type = new Type.ObjectType(Map.of(
                "text", Type.STRING,
                "number", Type.NUMBER,
                "set", Type.setOf(Type.BOOL),
                "any", Type.DYNAMIC,
                "gone", Type.STRING));
        String json = """
                { "text": "a\\"\\u00e9\\n", "number": 1.50e1, "set": [true, false, true], "gone": null,
                  "any": {"type": ["map", "string"], "value": {"k": "v"}} }
                """;
        Value.Mapping expected = new Value.Mapping(Map.of(
                "text", Value.ofText("a\"é\n"),
                "number", new Value.Numeric(new BigDecimal("15")),
                "set", new Value.Unordered(List.of(Value.of(false), Value.of(true))),
                "any", new Value.Dynamic(Type.mapOf(Type.STRING), new Value.Mapping(Map.of("k", Value.ofText("v")))),
                "gone", Value.nil()));
        assertThat(ValueCodec.fromJson(json, type)).isEqualTo(expected);
    }

    @Test
    void givenAttributesOfAnotherVersion_whenConformed_thenTheyAreDroppedAndMissingOnesAreNull()
            throws ValueFormatException {
        Type type = new Type.ObjectType(Map.of("kept", Type.STRING, "missing", Type.STRING));
        Value state = ValueCodec.fromJson("{\"kept\":\"x\",\"dropped\":1}");
        assertThat(ValueCodec.conform(state, type))
                .isEqualTo(new Value.Mapping(Map.of("kept", Value.ofText("x"), "missing", Value.nil())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[1,",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{a:1}",
                "\"abc",
                "\"\\x\"",
                "\"\\u12g4\"",
                "tru",
                "1-",
                "1e999999999",
                "nul",
                "[1]]",
                "\u0001",
                "\"\n\""
            })
    void givenMalformedText_whenRead_thenItIsRefused(String json) {
        assertThatThrownBy(() -> ValueCodec.fromJson(json)).isInstanceOf(ValueFormatException.class);
    }

    @Test
    void givenNestingWithoutEnd_whenRead_thenItIsRefusedBeforeTheStackIsFull() {
        assertThatThrownBy(() -> ValueCodec.fromJson("[".repeat(100_000))).hasMessageContaining("nested deeper");
    }
}
