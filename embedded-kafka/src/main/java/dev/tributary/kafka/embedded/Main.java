package dev.tributary.kafka.embedded;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Runs one embedded broker as a process of its own, so that it can be killed or paused by a signal. Prints one line
 * {@code ready <bootstrap servers> <cluster id>} on standard output when it serves. SIGTERM stops it in good order.
 */
public final class Main {

    private static final int USAGE = 2;

    private Main() {}

    /**
     * Runs until the process is told to end.
     *
     * @param args the data folder and the port, 0 for a free one
     */
    public static void main(String[] args) throws InterruptedException {
        if (args.length != 2) {
            System.err.println("usage: " + Main.class.getName() + " <data folder> <port, 0 for a free one>");
            System.exit(USAGE);
        }
        try {
            run(Path.of(args[0]), Integer.parseInt(args[1]));
        } catch (EmbeddedKafkaException | IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(1);
        }
    }

    private static void run(Path dataFolder, int port) throws InterruptedException {
        EmbeddedKafka kafka =
                EmbeddedKafka.builder().dataFolder(dataFolder).port(port).start();
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "embedded-kafka-close"));
        System.out.println("ready " + kafka.bootstrapServers() + " " + kafka.clusterId());
        new CountDownLatch(1).await();
    }
}
