package dev.tributary.terraform.resource;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.terraform.provider.ManagedResource.MoveSource;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.value.Value;
import dev.tributary.terraform.value.ValueCodec;
import dev.tributary.terraform.value.ValueFormatException;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourceMoveTest {

    private static final String PROVIDER = "example.com/streamkap-com/streamkap";

    private static Optional<Value.Mapping> move(String provider, String type, String json) throws ValueFormatException {
        return SourceMove.from(new MoveSource(provider, type, 0, (Value.Mapping) ValueCodec.fromJson(json)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"""
                {"id":"0123456789abcdef01234567","name":"n","connector":"kafkadirect","topic_prefix":"p_",
                 "kafka_format":"json","schemas_enable":true,"topic_include_list":"p_a, p_b"}
                """, """
                {"id":"0123456789abcdef01234567","name":"n","connector":"kafkadirect","topic_prefix":"p_",
                 "format":"json","kafka_format":null,"schemas_enable":true,"topic_include_list":"p_a, p_b",
                 "records_carry_streamkap_metadata":false,"tags":null}
                """, """
                {"id":"0123456789abcdef01234567","name":"n","topic_prefix":"p_","format":"json","schemas_enable":true,
                 "topic_include_list_user_defined":"p_a, p_b"}
                """})
    void givenStateOfEachRelease_whenMoved_thenIdNameAndTopicsAreOurs(String json) throws ValueFormatException {
        Fields state =
                new Fields(move(PROVIDER, "streamkap_source_kafkadirect", json).orElseThrow());
        assertThat(state.needText("id") + " " + state.needText("name") + " " + state.needText("topic_prefix") + " "
                        + state.needText("format") + " "
                        + state.bool("schemas_enable").orElse(false) + " "
                        + state.needText("topic_include_list_user_defined"))
                .isEqualTo("0123456789abcdef01234567 n p_ json true p_a, p_b");
    }

    @Test
    void givenAnotherResource_whenMoved_thenItIsNotTaken() throws ValueFormatException {
        assertThat(move(PROVIDER, "streamkap_source_mysql", "{}")).isEmpty();
    }

    @Test
    void givenAnotherProvider_whenMoved_thenItIsNotTaken() throws ValueFormatException {
        assertThat(move("example.com/acme/acme", "streamkap_source_kafkadirect", "{}"))
                .isEmpty();
    }
}
