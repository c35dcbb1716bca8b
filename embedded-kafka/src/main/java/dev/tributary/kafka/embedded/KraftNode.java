package dev.tributary.kafka.embedded;

import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.Server$;
import kafka.server.SharedServer;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * One running node: controller and broker in one. The only class that touches Kafka's server internals. It puts
 * together what {@link KafkaRaftServer} would, with two differences: faults do not end the JVM, and the sockets are
 * bound beforehand.
 */
final class KraftNode {

    private static final Logger log = LoggerFactory.getLogger(KraftNode.class);
    private static final Duration STOP_TIMEOUT = Duration.ofSeconds(30);

    private final DataFolder folder;
    private final NodeFaults faults = new NodeFaults();
    private final String clusterId;
    private final ControllerServer controller;
    private final BrokerServer broker;

    private KraftNode(DataFolder folder, Properties properties, ListenerSockets sockets) {
        this.folder = folder;
        KafkaConfig config = KafkaConfig.fromProps(properties, false);
        Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> state =
                KafkaRaftServer.initializeLogDirs(config, log, "Embedded broker ");
        this.clusterId = state._1().clusterId().orElseThrow();
        SharedServer shared = new SharedServer(
                config,
                state._1(),
                Time.SYSTEM,
                Server$.MODULE$.initializeMetrics(config, Time.SYSTEM, clusterId),
                CompletableFuture.completedFuture(
                        QuorumConfig.parseVoterConnections(config.quorumConfig().voters())),
                QuorumConfig.parseBootstrapServers(config.quorumConfig().bootstrapServers()),
                faults,
                sockets);
        this.controller = new ControllerServer(shared, KafkaRaftServer.configSchema(), state._2());
        this.broker = new BrokerServer(shared);
    }

    /** Starts a node and returns when it serves; when it throws, nothing is left running. */
    static KraftNode start(DataFolder folder, Properties properties, ListenerSockets sockets) {
        KraftNode node = null;
        try {
            node = new KraftNode(folder, properties, sockets);
            node.controller.startup();
            node.broker.startup();
            return node;
        } catch (Exception | LinkageError e) {
            // Kafka's static set-up fails with an error, not an exception, when the JVM is about to end.
            if (node != null) {
                node.stop();
            }
            throw new EmbeddedKafkaException(
                    "The embedded broker on " + folder.path() + " did not start: " + rootMessage(e), e);
        } finally {
            sockets.close();
        }
    }

    String clusterId() {
        return clusterId;
    }

    /** The fault this node has died of, or null while it is well. */
    @Nullable Throwable fault() {
        return faults.firstFatal();
    }

    void stop() {
        broker.shutdown(STOP_TIMEOUT);
        controller.shutdown();
    }

    /**
     * Cuts the connections first, then takes the controller away, so that nothing can be settled in good order, and at
     * last removes the traces of an orderly end.
     */
    void kill() {
        broker.socketServer().stopProcessingRequests();
        Map<String, byte[]> checkpoints = folder.checkpoints();
        controller.shutdown();
        broker.shutdown(Duration.ZERO);
        folder.makeUnclean(checkpoints);
    }

    private static String rootMessage(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        return root.getMessage() == null ? root.toString() : root.getMessage();
    }
}
