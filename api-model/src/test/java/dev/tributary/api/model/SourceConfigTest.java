package dev.tributary.api.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceConfigTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"z\":1,\"a\":2,\"m\":{\"y\":1,\"b\":[3,2,1]}}",
                "{\"n\":12345678901234567890123456789,\"d\":0.10,\"e\":1234567890.123456789012345678901}",
                "{\"topic.include.list.user.defined\":\" a ,b,, a\",\"schemas.enable\":true,\"x\":\"true\"}",
                "{\"nothing\":null,\"empty\":\"\",\"nested\":{\"nothing\":null}}",
                "{\"umlaut\":\"äöü\",\"quote\":\"\\\"\",\"tab\":\"\\t\"}"
            })
    void givenAnyObjectWhenReadAndWrittenThenItIsTheSameText(String json) throws JsonProcessingException {
        SourceConfig config = TributaryJson.mapper().readValue(json, SourceConfig.class);

        assertThat(TributaryJson.mapper().writeValueAsString(config)).isEqualTo(json);
    }

    @Test
    void givenAKeyWhenItsValueChangesThenItKeepsItsPlace() {
        SourceConfig config =
                SourceConfig.parse("{\"b\":1,\"a\":2}").with("b", "x").with("c", true);

        assertThat(config.toJson()).hasToString("{\"b\":\"x\",\"a\":2,\"c\":true}");
    }

    @Test
    void givenAConfigWhenItsJsonIsChangedThenTheConfigIsNot() {
        SourceConfig config = SourceConfig.parse("{\"a\":{}}");

        ObjectNode json = config.toJson();
        json.put("b", 1);

        assertThat(config.keys()).containsExactly("a");
    }

    @Test
    void givenSecretsWhenPrintedThenOnlyKeysAreSeen() {
        assertThat(SourceConfig.parse("{\"sasl.password\":\"hush\",\"my.own\":\"hush\"}"))
                .hasToString("SourceConfig[sasl.password, my.own]");
    }

    @Test
    void givenNoObjectWhenParsedThenTheMessageSaysWhatToSend() {
        assertThatThrownBy(() -> SourceConfig.parse("[]")).hasMessageContaining("{\"key\": value, ...}");
    }

    @Test
    void givenBrokenTextWhenParsedThenTheMessageDoesNotRepeatIt() {
        assertThatThrownBy(() -> SourceConfig.parse("{\"sasl.password\":\"hush\" oops"))
                .hasMessageNotContaining("hush");
    }
}
