package dev.tributary.engine.kit;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/**
 * Fills a topic with all that a log may hold, the same for the same seed: every codec; plain, idempotent and
 * transactional producers, committed and aborted; batches of one record and of many; keys, values and headers that are
 * absent, empty, small and large.
 */
public final class RandomLog {
    private static final List<String> CODECS = List.of("none", "gzip", "snappy", "lz4", "zstd");
    private static final int LARGE_VALUE_BYTES = 1 << 20;
    private static final long SOME_TIME = 1_700_000_000_000L;

    private final Cluster cluster;
    private final String topic;
    private final int partitions;
    private final boolean keyed;
    private final Random random;
    private int counter;

    /**
     * A log to be written.
     *
     * @param keyed whether every record must have a key, as compacted topics demand
     */
    public RandomLog(Cluster cluster, String topic, int partitions, boolean keyed, long seed) {
        this.cluster = cluster;
        this.topic = topic;
        this.partitions = partitions;
        this.keyed = keyed;
        this.random = new Random(seed);
    }

    /** Writes with so many producers, one after the other. */
    public void write(int producers) {
        for (int i = 0; i < producers; i++) {
            String codec = CODECS.get(random.nextInt(CODECS.size()));
            int kind = random.nextInt(4);
            Map<String, Object> properties = new HashMap<>(cluster.clientProperties());
            properties.put("compression.type", codec);
            properties.put("max.in.flight.requests.per.connection", "1");
            properties.put("max.request.size", 4 * LARGE_VALUE_BYTES);
            properties.put("linger.ms", random.nextInt(3) * 10);
            properties.put("batch.size", 1 << (6 + random.nextInt(12)));
            properties.put("enable.idempotence", kind > 0);
            if (kind > 1) {
                properties.put("transactional.id", Clusters.unique("random"));
            }
            try (KafkaProducer<byte[], byte[]> producer =
                    new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
                write(producer, kind > 1);
            }
        }
    }

    private void write(KafkaProducer<byte[], byte[]> producer, boolean transactional) {
        if (!transactional) {
            send(producer, random.nextInt(200));
            return;
        }
        producer.initTransactions();
        for (int i = random.nextInt(5); i >= 0; i--) {
            producer.beginTransaction();
            send(producer, random.nextInt(60));
            if (random.nextInt(3) == 0) {
                producer.abortTransaction();
            } else {
                producer.commitTransaction();
            }
        }
    }

    private void send(KafkaProducer<byte[], byte[]> producer, int records) {
        for (int i = 0; i < records; i++) {
            var unused = producer.send(record());
        }
        producer.flush();
    }

    private ProducerRecord<byte[], byte[]> record() {
        counter++;
        RecordHeaders headers = new RecordHeaders();
        for (int i = random.nextInt(4); i > 1; i--) {
            headers.add("h" + random.nextInt(3), random.nextInt(4) == 0 ? null : text(random.nextInt(20)));
        }
        return new ProducerRecord<>(
                topic,
                random.nextInt(partitions),
                SOME_TIME + random.nextInt(1_000_000),
                keyed ? ("key " + random.nextInt(20)).getBytes(StandardCharsets.UTF_8) : key(),
                value(),
                headers);
    }

    private byte @Nullable [] key() {
        return switch (random.nextInt(4)) {
            case 0 -> null;
            case 1 -> new byte[0];
            default -> ("key " + counter).getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte @Nullable [] value() {
        int kind = random.nextInt(400);
        if (kind == 0) {
            return text(LARGE_VALUE_BYTES - random.nextInt(200));
        }
        return switch (kind % 8) {
            case 0 -> null;
            case 1 -> new byte[0];
            case 2 -> text(random.nextInt(5_000));
            default -> text(random.nextInt(200));
        };
    }

    /** Half random, half repeated, as most data is. */
    private byte[] text(int length) {
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) (i % 64 < 32 ? 'a' + random.nextInt(26) : 'x');
        }
        return text;
    }
}
