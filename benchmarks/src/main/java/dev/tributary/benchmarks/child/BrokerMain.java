package dev.tributary.benchmarks.child;

import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** A broker as a process of its own. Says {@code ready <bootstrap servers>} when it serves. */
public final class BrokerMain {

    private BrokerMain() {}

    /**
     * Runs until the process is told to end.
     *
     * @param args the data folder, the port that clients are told to connect to (0: its own), and {@code name=value}
     *     broker properties
     */
    public static void main(String[] args) throws InterruptedException {
        ControlChannel channel = ControlChannel.open();
        EmbeddedKafka.Builder builder = EmbeddedKafka.builder().dataFolder(Path.of(args[0]));
        int advertisedPort = Integer.parseInt(args[1]);
        if (advertisedPort != 0) {
            builder.advertisedPort(advertisedPort);
        }
        Arrays.stream(args).skip(2).forEach(property -> {
            int equals = property.indexOf('=');
            builder.property(property.substring(0, equals), property.substring(equals + 1));
        });
        EmbeddedKafka kafka = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "broker-close"));
        channel.ready(kafka.bootstrapServers());
        new CountDownLatch(1).await();
    }
}
