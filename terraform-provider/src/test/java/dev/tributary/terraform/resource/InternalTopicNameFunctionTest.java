package dev.tributary.terraform.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.terraform.provider.ProviderFunction.ArgumentException;
import dev.tributary.terraform.value.Value;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InternalTopicNameFunctionTest {

    private static Value call(String prefix, String topic) throws ArgumentException {
        return new InternalTopicNameFunction().call(List.of(Value.ofText(prefix), Value.ofText(topic)));
    }

    @ParameterizedTest
    @CsvSource({"shop,orders,shop.orders", "shop_,orders,shop_orders", "shop.,orders,shop.orders", "s-,o,s-o"})
    void givenPrefixAndTopic_whenCalled_thenItIsTheInternalName(String prefix, String topic, String name)
            throws ArgumentException {
        assertThat(call(prefix, topic)).isEqualTo(Value.ofText(name));
    }

    @ParameterizedTest
    @CsvSource({"'',orders,0", "a b,orders,0", "shop,or/ders,1", "shop,..,1"})
    void givenWhatIsNoName_whenCalled_thenTheArgumentIsNamed(String prefix, String topic, int argument) {
        assertThatThrownBy(() -> call(prefix, topic))
                .isInstanceOfSatisfying(
                        ArgumentException.class, e -> assertThat(e.argument()).isEqualTo(argument));
    }

    @ParameterizedTest
    @CsvSource("0")
    void givenANameThatGetsTooLong_whenCalled_thenThePrefixIsToBlame(int argument) {
        assertThatThrownBy(() -> call("p".repeat(200), "t".repeat(60)))
                .isInstanceOfSatisfying(
                        ArgumentException.class, e -> assertThat(e.argument()).isEqualTo(argument));
    }
}
