package dev.tributary.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShopEventsTest {

    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-02T12:00:00Z"), ZoneOffset.UTC);

    @ParameterizedTest
    @ValueSource(strings = {ShopEvents.ORDERS, ShopEvents.PAYMENTS, ShopEvents.SHIPMENTS})
    void givenATopic_whenAnEventIsMade_thenItIsJsonThatNamesItsKey(String topic) throws Exception {
        ProducerRecord<byte[], byte[]> record = new ShopEvents(7, NOON).next(topic);

        JsonNode event = new ObjectMapper().readTree(record.value());
        assertThat(event.get("order_id").asText()).isEqualTo(new String(record.key(), StandardCharsets.UTF_8));
        assertThat(event.get("at").asText()).isEqualTo("2026-11-02T12:00:00Z");
    }

    @Test
    void givenTheSameSeed_whenEventsAreMade_thenTheyAreTheSame() {
        ProducerRecord<byte[], byte[]> one = new ShopEvents(7, NOON).next(ShopEvents.ORDERS);
        ProducerRecord<byte[], byte[]> other = new ShopEvents(7, NOON).next(ShopEvents.ORDERS);

        assertThat(one.value()).isEqualTo(other.value());
    }

    @Test
    void givenManyOrders_whenEventsAreMade_thenSomeAreTombstones() {
        ShopEvents events = new ShopEvents(7, NOON);

        long tombstones = Stream.generate(() -> events.next(ShopEvents.ORDERS))
                .limit(4_000)
                .filter(record -> record.value() == null)
                .count();

        assertThat(tombstones).isBetween(1L, 100L);
    }

    @Test
    void givenAnUnknownTopic_whenAnEventIsMade_thenTheErrorNamesIt() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ShopEvents(7, NOON).next("refunds"))
                .withMessageContaining("refunds");
    }
}
