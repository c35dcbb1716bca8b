package dev.tributary.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@Tag("brokers")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EventGeneratorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private EmbeddedKafka kafka;

    @BeforeAll
    void startBroker() {
        kafka = EmbeddedKafka.builder().start();
        kafka.createTopic(ShopEvents.ORDERS, 1);
        kafka.createTopic(ShopEvents.PAYMENTS, 1);
        kafka.createTopic(ShopEvents.SHIPMENTS, 1);
    }

    @AfterAll
    void closeBroker() {
        kafka.close();
    }

    private EventGenerator generator;
    private LiveWatch watch;

    @BeforeEach
    void createBoth() {
        generator = new EventGenerator(client(), new ShopEvents(1, Clock.systemUTC()), 2_000);
        watch = new LiveWatch(client(), Clock.systemUTC());
    }

    @AfterEach
    void closeBoth() {
        generator.close();
        watch.close();
    }

    @Test
    void givenAGenerator_whenItIsClosed_thenAllThatItWroteIsThere() {
        Arrivals orders = watch.watch(ShopEvents.ORDERS);
        generator.start(ShopEvents.ORDERS);
        await().atMost(PATIENCE).until(() -> generator.acknowledged() > 500);

        generator.close();

        await().atMost(PATIENCE).until(() -> orders.records() >= generator.acknowledged());
        assertThat(orders.bytes()).isPositive();
    }

    @Test
    void givenARunningGenerator_whenATopicIsAdded_thenItWritesThereToo() {
        Arrivals shipments = watch.watch(ShopEvents.SHIPMENTS);
        generator.start(ShopEvents.PAYMENTS);

        generator.alsoWriteTo(ShopEvents.SHIPMENTS);

        await().atMost(PATIENCE).until(() -> shipments.records() > 0);
    }

    private Map<String, String> client() {
        return Map.of("bootstrap.servers", kafka.bootstrapServers());
    }
}
