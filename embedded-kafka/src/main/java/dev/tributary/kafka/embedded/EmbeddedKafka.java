package dev.tributary.kafka.embedded;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.jspecify.annotations.Nullable;

/**
 * A real Kafka broker, controller included, that runs in this JVM and listens on 127.0.0.1 only. It is for trying
 * things out, for the demo and for tests: one node, one replica, no durability beyond that of one disk.
 *
 * <p>Several can run side by side in one JVM. Ports and cluster id stay the same over {@link #stop}, {@link #kill} and
 * {@link #start}. Safe for use by several threads; starting and stopping block until done, for a minute at most.
 */
public final class EmbeddedKafka implements AutoCloseable {

    private static final int NODE_ID = 1;

    private final NodeSettings settings;
    private final DataFolder folder;
    private final Map<String, Integer> ports = new LinkedHashMap<>();
    private @Nullable KraftNode node;
    private @Nullable FolderLock lock;
    /** From the first need on, until the node ends: to make one costs more than what is asked of it. */
    private @Nullable BrokerAdmin admin;

    private boolean closed;
    private String clusterId = "";

    private EmbeddedKafka(NodeSettings settings, DataFolder folder, int port) {
        this.settings = settings;
        this.folder = folder;
        ports.put(NodeSettings.CLIENTS, port);
        ports.put(NodeSettings.INTERNAL, 0);
        ports.put(NodeSettings.CONTROLLER, 0);
    }

    /** Describes a broker to be: ephemeral, on a free port, without authentication, unless told otherwise. */
    public static Builder builder() {
        return new Builder();
    }

    /** Where clients connect, as {@code host:port}. The same for the life of this object. */
    public synchronized String bootstrapServers() {
        return ListenerSockets.HOST + ":" + ports.get(NodeSettings.CLIENTS);
    }

    /** The cluster's own id; a data folder keeps it for ever. */
    public synchronized String clusterId() {
        return clusterId;
    }

    /** Where the broker keeps its data. */
    public Path dataFolder() {
        return folder.path();
    }

    /** Whether the broker is started and has not died of a fault since. */
    public synchronized boolean isRunning() {
        return node != null && node.fault() == null;
    }

    /**
     * Starts a stopped or killed broker again, on the same ports and data. Does nothing when it runs.
     *
     * @throws EmbeddedKafkaException when it cannot start, for example because its port has been taken meanwhile
     * @throws IllegalStateException after {@link #close}
     */
    public synchronized void start() {
        if (closed) {
            throw new IllegalStateException("This embedded broker is closed; build another");
        }
        if (node != null) {
            return;
        }
        FolderLock taken = FolderLock.take(folder.path());
        try (ListenerSockets sockets = new ListenerSockets()) {
            folder.formatIfNew(settings.nodeId(), NodeSettings.CONTROLLER);
            ports.replaceAll(sockets::bind);
            KraftNode started = KraftNode.start(folder, settings.toProperties(folder, ports), sockets);
            node = started;
            lock = taken;
            clusterId = started.clusterId();
        } finally {
            if (lock == null) {
                taken.close();
            }
        }
        if (!settings.users().isEmpty()) {
            putUsersOrStop();
        }
    }

    /** Stops the broker in good order; its data stays. Does nothing when it is not running. */
    public synchronized void stop() {
        KraftNode running = node;
        node = null;
        closeAdmin();
        if (running != null) {
            running.stop();
            unlock();
        }
    }

    /**
     * Ends the broker as a crash would, as far as that can be had inside one JVM: connections break at once, nothing is
     * handed over, and the next {@link #start} has to recover its logs. Run {@link Main} in a process of its own where
     * a real SIGKILL is needed.
     */
    public synchronized void kill() {
        KraftNode running = node;
        node = null;
        closeAdmin();
        if (running != null) {
            running.kill();
            unlock();
        }
    }

    /**
     * Creates a topic with the broker's default settings, ready to be written to when this returns.
     *
     * @throws EmbeddedKafkaException when the broker refuses, for example because the topic exists
     */
    public void createTopic(String name, int partitions) {
        createTopic(name, partitions, Map.of());
    }

    /**
     * Creates a topic, ready to be written to when this returns.
     *
     * @param configs topic settings, such as {@code cleanup.policy}
     * @throws EmbeddedKafkaException when the broker refuses, for example because the topic exists
     */
    public synchronized void createTopic(String name, int partitions, Map<String, String> configs) {
        if (node == null) {
            throw new IllegalStateException("Cannot create topic " + name + ": the embedded broker is not started");
        }
        admin().createTopic(name, partitions, configs);
    }

    /** Stops the broker and removes its data when it is ephemeral. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        stop();
        folder.release();
    }

    private void unlock() {
        FolderLock held = lock;
        lock = null;
        if (held != null) {
            held.close();
        }
    }

    private void putUsersOrStop() {
        try {
            admin().putScramUsers(settings.users());
        } catch (EmbeddedKafkaException e) {
            stop();
            throw e;
        }
    }

    private BrokerAdmin admin() {
        BrokerAdmin open = admin;
        if (open == null) {
            open = new BrokerAdmin(ListenerSockets.HOST + ":" + ports.get(NodeSettings.INTERNAL));
            admin = open;
        }
        return open;
    }

    private void closeAdmin() {
        BrokerAdmin open = admin;
        admin = null;
        if (open != null) {
            open.close();
        }
    }

    /** Collects what an {@link EmbeddedKafka} shall be. Not safe for use by several threads. */
    public static final class Builder {

        private @Nullable Path dataFolder;
        private int port;
        private int advertisedPort;
        private SecurityProtocol protocol = SecurityProtocol.PLAINTEXT;
        private final Map<String, String> users = new LinkedHashMap<>();
        private final Map<String, String> properties = new LinkedHashMap<>();

        private Builder() {}

        /** Keeps the data in this folder, which is created when missing. Without it the data ends with the broker. */
        public Builder dataFolder(Path folder) {
            this.dataFolder = folder;
            return this;
        }

        /**
         * The port that clients connect to.
         *
         * @param port 1 to 65535, or 0, the default, for a free one
         */
        public Builder port(int port) {
            this.port = checked("port", port);
            return this;
        }

        /**
         * The port on 127.0.0.1 that the broker tells clients to connect to, when something stands between them and it:
         * a proxy, a tunnel.
         *
         * @param port 1 to 65535, or 0, the default, for the port it listens on
         */
        public Builder advertisedPort(int port) {
            this.advertisedPort = checked("advertisedPort", port);
            return this;
        }

        private static int checked(String name, int port) {
            if (port < 0 || port > 65535) {
                throw new IllegalArgumentException(name + " is " + port + "; it must be between 0 and 65535");
            }
            return port;
        }

        /**
         * What clients have to speak; PLAINTEXT by default. The SASL protocols offer PLAIN, SCRAM-SHA-256 and
         * SCRAM-SHA-512 to each {@link #user}. The SSL ones need their key store by {@link #property}.
         */
        public Builder securityProtocol(SecurityProtocol protocol) {
            this.protocol = protocol;
            return this;
        }

        /** Lets a user log in with a password. */
        public Builder user(String name, String password) {
            users.put(name, password);
            return this;
        }

        /** Sets any broker property; it wins over ours. */
        public Builder property(String name, String value) {
            properties.put(name, value);
            return this;
        }

        /** Sets any broker properties; they win over ours. */
        public Builder properties(Map<String, String> values) {
            properties.putAll(values);
            return this;
        }

        /**
         * Starts the broker and returns once it serves. Takes a few seconds.
         *
         * @throws EmbeddedKafkaException when it cannot start; nothing of it is left then
         */
        public EmbeddedKafka start() {
            DataFolder folder = dataFolder == null ? DataFolder.ephemeral() : DataFolder.at(dataFolder);
            EmbeddedKafka kafka = new EmbeddedKafka(
                    new NodeSettings(NODE_ID, protocol, advertisedPort, users, properties), folder, port);
            try {
                kafka.start();
                return kafka;
            } catch (RuntimeException e) {
                kafka.close();
                throw e;
            }
        }
    }
}
