package dev.tributary.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.kafka.embedded.EmbeddedKafka;
import dev.tributary.runtime.config.ServerSettings;
import dev.tributary.runtime.kit.OnServers;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole program between two real clusters. */
@OnServers
class ServerWithKafkaTest {
    private static final Duration SOON = Duration.ofSeconds(60);

    @TempDir
    Path dataDir = Path.of("");

    @Test
    void whatIsDeclaredFlowsAndIsCounted() throws Exception {
        try (EmbeddedKafka external = EmbeddedKafka.builder().start();
                EmbeddedKafka internal = EmbeddedKafka.builder().start()) {
            String topic = "orders-" + UUID.randomUUID();
            external.createTopic(topic, 3);
            produce(external, topic, 30);
            ServerSettings settings = ServerSettings.builder()
                    .httpPort(0)
                    .dataDir(dataDir)
                    .clientId("me")
                    .secret("chosen")
                    .putInternalConnection("bootstrap.servers", internal.bootstrapServers())
                    .putDefaultConnection("bootstrap.servers", external.bootstrapServers())
                    .build();
            try (TributaryServer server = TributaryServer.start(settings)) {
                String token = ServerFixture.token(server, "me", "chosen");
                String id = call(server, token, "POST", "/sources", create(topic))
                        .get("id")
                        .asText();

                await().atMost(SOON).untilAsserted(() -> {
                    JsonNode metrics = call(server, token, "GET", "/sources/metrics?source_ids=" + id, "");
                    assertThat(metrics.at("/sources/0/connector_status").asText() + " "
                                    + metrics.at("/sources/0/latest/records_copied")
                                            .asLong() + " "
                                    + metrics.at("/sources/0/latest/lag_records")
                                            .asText())
                            .isEqualTo("Active 30 0");
                });
                assertThat(call(server, token, "GET", "/topics/in." + topic, "")
                                .get("partition_count")
                                .asInt())
                        .isEqualTo(3);
            }
        }
    }

    private static String create(String topic) {
        return "{\"name\":\"first\",\"connector\":\"kafkadirect\",\"config\":{\"topic.prefix\":\"in\","
                + "\"topic.include.list\":\"" + topic + "\"}}";
    }

    private static JsonNode call(TributaryServer server, String token, String method, String path, String body)
            throws IOException, InterruptedException {
        return TributaryJson.mapper()
                .readTree(ServerFixture.send(server, token, method, path, body).body());
    }

    private static void produce(EmbeddedKafka kafka, String topic, int records)
            throws InterruptedException, ExecutionException {
        Map<String, Object> properties = Map.of("bootstrap.servers", kafka.bootstrapServers());
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            for (int i = 0; i < records; i++) {
                byte[] text = Integer.toString(i).getBytes(StandardCharsets.UTF_8);
                producer.send(new ProducerRecord<>(topic, i % 3, text, text)).get();
            }
        }
    }
}
