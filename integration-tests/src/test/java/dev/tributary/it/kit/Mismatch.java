package dev.tributary.it.kit;

import dev.tributary.cli.demo.Difference;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Tells what stands where a copy goes wrong, so that one failure is enough to see what was lost or doubled. */
final class Mismatch {
    private static final int AROUND = 4;

    private Mismatch() {}

    /** What both sides hold around the first difference of a partition, and from where the copy goes on. */
    static String describe(
            String externalServers,
            String externalTopic,
            String internalServers,
            String internalTopic,
            Difference first) {
        List<Line> external = read(externalServers, new TopicPartition(externalTopic, first.partition()));
        List<Line> internal = read(internalServers, new TopicPartition(internalTopic, first.partition()));
        int at = 0;
        while (at < external.size()
                && at < internal.size()
                && Objects.equals(external.get(at).key(), internal.get(at).key())) {
            at++;
        }
        StringBuilder text = new StringBuilder("partition " + first.partition() + ": " + external.size()
                + " external and " + internal.size() + " internal records, the first " + at + " agree;");
        text.append("\n external ").append(around(external, at));
        text.append("\n internal ").append(around(internal, at));
        if (at < internal.size()) {
            String came = internal.get(at).key();
            external.stream()
                    .filter(line -> Objects.equals(line.key(), came))
                    .forEach(line -> text.append("\n what came instead is external offset " + line.offset()));
        }
        return text.toString();
    }

    private static List<Line> around(List<Line> lines, int at) {
        return lines.subList(Math.max(0, Math.min(lines.size(), at - AROUND)), Math.min(lines.size(), at + AROUND));
    }

    private static List<Line> read(String servers, TopicPartition partition) {
        Map<String, Object> properties = Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                servers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed");
        List<Line> lines = new ArrayList<>();
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(List.of(partition));
            consumer.seek(partition, 0);
            long end = consumer.endOffsets(List.of(partition)).getOrDefault(partition, 0L);
            while (consumer.position(partition) < end) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
                    byte[] key = record.key();
                    lines.add(new Line(record.offset(), key == null ? null : new String(key, StandardCharsets.UTF_8)));
                }
            }
        }
        return lines;
    }

    private record Line(long offset, @Nullable String key) {
        @Override
        public String toString() {
            return offset + "='" + key + "'";
        }
    }
}
