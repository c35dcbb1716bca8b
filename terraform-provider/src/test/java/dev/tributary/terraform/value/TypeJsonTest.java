package dev.tributary.terraform.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TypeJsonTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"string\"",
                "\"dynamic\"",
                "[\"list\",[\"set\",\"number\"]]",
                "[\"map\",\"bool\"]",
                "[\"object\",{\"a\":\"string\",\"b\":[\"tuple\",[\"bool\",\"number\"]]}]"
            })
    void givenATypeConstraint_whenReadAndWritten_thenItIsTheSame(String json) throws ValueFormatException {
        assertThat(TypeJson.write(TypeJson.read(ValueCodec.fromJson(json)))).isEqualTo(json);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"text\"", "[\"list\"]", "[\"bag\",\"string\"]", "[\"object\",[]]", "[\"tuple\",{}]", "1"})
    void givenWhatIsNoType_whenRead_thenItIsRefused(String json) {
        assertThatThrownBy(() -> TypeJson.read(ValueCodec.fromJson(json))).isInstanceOf(ValueFormatException.class);
    }
}
