package dev.tributary.kafka.embedded;

import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.apache.kafka.common.security.auth.SecurityProtocol;

/**
 * What one node is asked to be.
 *
 * @param advertisedPort the port that clients are told to connect to; 0 for the one they find it on
 * @param users name and password of everyone who may connect when the protocol is a SASL one
 * @param overrides broker properties that win over ours
 */
record NodeSettings(
        int nodeId,
        SecurityProtocol protocol,
        int advertisedPort,
        Map<String, String> users,
        Map<String, String> overrides) {

    static final String CLIENTS = "CLIENTS";
    static final String CONTROLLER = "CONTROLLER";
    /** Plain and local: what the broker says to itself needs no password. */
    static final String INTERNAL = "INTERNAL";

    NodeSettings {
        users = Map.copyOf(users);
        overrides = Map.copyOf(overrides);
    }

    Properties toProperties(DataFolder folder, Map<String, Integer> ports) {
        Properties properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", String.valueOf(nodeId));
        properties.put("log.dirs", folder.path().toString());
        putListeners(properties, ports);
        putSmallAndFast(properties);
        putUsers(properties);
        properties.putAll(overrides);
        return properties;
    }

    private void putListeners(Properties properties, Map<String, Integer> ports) {
        String host = ListenerSockets.HOST;
        StringBuilder listeners = new StringBuilder();
        StringBuilder protocols = new StringBuilder();
        new TreeMap<>(ports).forEach((name, port) -> {
            String separator = listeners.isEmpty() ? "" : ",";
            listeners
                    .append(separator)
                    .append(name)
                    .append("://")
                    .append(host)
                    .append(':')
                    .append(port);
            SecurityProtocol spoken = name.equals(CLIENTS) ? protocol : SecurityProtocol.PLAINTEXT;
            protocols.append(separator).append(name).append(':').append(spoken);
        });
        properties.put("listeners", listeners.toString());
        properties.put("listener.security.protocol.map", protocols.toString());
        if (advertisedPort != 0) {
            properties.put(
                    "advertised.listeners",
                    CLIENTS + "://" + host + ":" + advertisedPort + "," + INTERNAL + "://" + host + ":"
                            + ports.get(INTERNAL));
        }
        properties.put("controller.listener.names", CONTROLLER);
        properties.put("inter.broker.listener.name", INTERNAL);
        properties.put("controller.quorum.voters", nodeId + "@" + host + ":" + ports.get(CONTROLLER));
    }

    /** One node holds every replica, few threads suffice, and nobody reads its MBeans. */
    private static void putSmallAndFast(Properties properties) {
        properties.put("auto.create.topics.enable", "false");
        properties.put("offsets.topic.replication.factor", "1");
        properties.put("offsets.topic.num.partitions", "1");
        properties.put("transaction.state.log.replication.factor", "1");
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("transaction.state.log.num.partitions", "1");
        properties.put("share.coordinator.state.topic.replication.factor", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
        properties.put("share.coordinator.state.topic.num.partitions", "1");
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "4");
        properties.put("background.threads", "2");
        properties.put("log.cleaner.dedupe.buffer.size", String.valueOf(2 << 20));
        properties.put("log.index.size.max.bytes", String.valueOf(1 << 20));
        properties.put("broker.heartbeat.interval.ms", "1000");
        // A killed broker may only come back when its session is over; a starved one must not lose its session.
        properties.put("broker.session.timeout.ms", "6000");
        properties.put("metric.reporters", "");
        properties.put("server.max.startup.time.ms", "60000");
    }

    private void putUsers(Properties properties) {
        if (users.isEmpty()) {
            return;
        }
        String listener = "listener.name." + CLIENTS.toLowerCase(Locale.ROOT) + ".";
        properties.put("sasl.enabled.mechanisms", "PLAIN,SCRAM-SHA-256,SCRAM-SHA-512");
        properties.put(listener + "plain.sasl.jaas.config", Jaas.plainServer(users));
        properties.put(listener + "scram-sha-256.sasl.jaas.config", Jaas.scramServer());
        properties.put(listener + "scram-sha-512.sasl.jaas.config", Jaas.scramServer());
    }
}
