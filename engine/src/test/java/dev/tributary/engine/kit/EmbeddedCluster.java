package dev.tributary.engine.kit;

import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/** A cluster whose one broker a test may stop, kill and damage. */
public final class EmbeddedCluster extends Cluster {
    private final EmbeddedKafka kafka;

    public EmbeddedCluster(EmbeddedKafka kafka) {
        this(kafka, Map.of());
    }

    public EmbeddedCluster(EmbeddedKafka kafka, Map<String, String> security) {
        super(kafka.bootstrapServers(), security);
        this.kafka = kafka;
    }

    public EmbeddedKafka kafka() {
        return kafka;
    }

    /** The topic can be written to when this returns. */
    @Override
    public void createTopic(String name, int partitions, Map<String, String> configs) {
        kafka.createTopic(name, partitions, configs);
    }

    /** Changes one byte of a record on the broker's disk, as a failing disk would. Restarts the broker. */
    public void damage(String topic, int partition, String text) {
        kafka.stop();
        String folder = topic + "-" + partition;
        try (Stream<Path> files = Files.walk(kafka.dataFolder())) {
            Path log = files.filter(file -> file.toString().endsWith(".log"))
                    .filter(file -> file.toString().contains(folder + File.separator))
                    .findFirst()
                    .orElseThrow();
            byte[] bytes = Files.readAllBytes(log);
            int at = new String(bytes, StandardCharsets.ISO_8859_1).indexOf(text);
            bytes[at] ^= 1;
            Files.write(log, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        kafka.start();
    }

    @Override
    public void close() {
        super.close();
        kafka.close();
    }
}
