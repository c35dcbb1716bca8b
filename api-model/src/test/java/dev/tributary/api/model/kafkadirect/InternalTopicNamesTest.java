package dev.tributary.api.model.kafkadirect;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class InternalTopicNamesTest {

    @ParameterizedTest
    @CsvSource({"eu,orders,eu.orders", "eu.,orders,eu.orders", "eu_,orders,eu_orders", "eu-,orders,eu-orders"})
    void givenAPrefixWhenNamedThenOneSeparatorStandsBetween(String prefix, String topic, String expected) {
        assertThat(InternalTopicNames.internalName(prefix, topic)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"a-Z_0.9,true", ".,false", "..,false", "a b,false", "ü,false", "'',false"})
    void givenANameWhenAskedThenKafkaAgrees(String name, boolean legal) {
        assertThat(InternalTopicNames.isLegal(name)).isEqualTo(legal);
    }

    @ParameterizedTest
    @CsvSource({"249,true", "250,false"})
    void givenALongNameWhenAskedThen249IsTheLimit(int length, boolean legal) {
        assertThat(InternalTopicNames.isLegal("a".repeat(length))).isEqualTo(legal);
    }
}
