package dev.tributary.kafka.old;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaServer;
import org.apache.kafka.common.network.ListenerName;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.apache.kafka.common.utils.Time;
import org.apache.zookeeper.server.NIOServerCnxnFactory;
import org.apache.zookeeper.server.ZooKeeperServer;
import scala.Option;
import scala.jdk.javaapi.CollectionConverters;

/**
 * Runs one broker of the Kafka that is on the class path, 2.4 or 2.5, and the ZooKeeper it needs, on free ports of
 * 127.0.0.1. Prints one line {@code ready <bootstrap servers>} on standard output when it serves. Ends when its
 * standard input does, as a crash would.
 */
public final class Main {

    private static final String HOST = "127.0.0.1";
    private static final int TICK_MILLIS = 2000;
    private static final int MOST_CONNECTIONS = 10;

    private Main() {}

    /**
     * Runs until standard input ends.
     *
     * @param args the folder for the data, which whoever starts this process removes
     */
    public static void main(String[] args) {
        int exitCode = 0;
        try {
            serve(Path.of(args[0]));
        } catch (IOException | InterruptedException | RuntimeException e) {
            e.printStackTrace();
            exitCode = 1;
        }
        // ZooKeeper's threads would keep a process alive whose broker could not start.
        Runtime.getRuntime().halt(exitCode);
    }

    private static void serve(Path data) throws IOException, InterruptedException {
        int zookeeperPort = startZooKeeper(data.resolve("zookeeper").toFile());
        KafkaServer broker = new KafkaServer(
                KafkaConfig.fromProps(properties(data, zookeeperPort)),
                Time.SYSTEM,
                Option.empty(),
                CollectionConverters.asScala(List.of()));
        broker.startup();
        System.out.println(
                "ready " + HOST + ":" + broker.boundPort(ListenerName.forSecurityProtocol(SecurityProtocol.PLAINTEXT)));
        while (System.in.read() >= 0) {
            // Only the end of the input counts.
        }
    }

    private static int startZooKeeper(File folder) throws IOException, InterruptedException {
        NIOServerCnxnFactory connections = new NIOServerCnxnFactory();
        connections.configure(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), MOST_CONNECTIONS);
        connections.startup(new ZooKeeperServer(folder, folder, TICK_MILLIS));
        return connections.getLocalPort();
    }

    private static Properties properties(Path data, int zookeeperPort) {
        Properties properties = new Properties();
        properties.put("zookeeper.connect", HOST + ":" + zookeeperPort);
        properties.put("broker.id", "1");
        properties.put("listeners", "PLAINTEXT://" + HOST + ":0");
        properties.put("log.dirs", data.resolve("logs").toString());
        properties.put("log.retention.ms", "-1");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        // The least it takes: by default the cleaner has 128 MiB of the heap.
        properties.put("log.cleaner.dedupe.buffer.size", "1048577");
        return properties;
    }
}
