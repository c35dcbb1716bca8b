package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.child.BrokerMain;
import dev.tributary.benchmarks.link.DelayingProxy;
import dev.tributary.benchmarks.process.BenchmarkException;
import dev.tributary.benchmarks.process.ChildProcess;
import dev.tributary.benchmarks.process.JavaCommand;
import dev.tributary.benchmarks.process.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.jspecify.annotations.Nullable;

/**
 * The two clusters of one workload, one broker each, each a process of its own; the external one perhaps far away.
 * Closing ends the brokers and removes their data. Not safe for use by several threads.
 */
public final class BrokerPair implements AutoCloseable {

    private static final Duration START_TIMEOUT = Duration.ofMinutes(4);
    /** What Kafka's own start script chooses for a broker. */
    private static final List<String> BROKER_JVM = List.of(
            "-Xms1g",
            "-Xmx1g",
            "-XX:+UseG1GC",
            "-XX:MaxGCPauseMillis=20",
            "-XX:InitiatingHeapOccupancyPercent=35",
            "-XX:+ExplicitGCInvokesConcurrent");

    private static final List<String> BROKER_PROPERTIES = List.of(
            "log.segment.delete.delay.ms=1000",
            "num.network.threads=3",
            "num.io.threads=8",
            "server.max.startup.time.ms=600000",
            "broker.session.timeout.ms=60000",
            "broker.heartbeat.interval.ms=2000");

    private final Workspace workspace;
    private final Path data;
    private final @Nullable DelayingProxy proxy;
    private final ChildProcess external;
    private final ChildProcess internal;
    private final String externalServers;
    private final String internalServers;

    private BrokerPair(Workspace workspace, String name, @Nullable DelayingProxy proxy) {
        this.workspace = workspace;
        this.data = workspace.folder().resolve(name);
        this.proxy = proxy;
        int advertised = proxy == null ? 0 : proxy.port();
        this.external = startBroker(name, "external", advertised);
        this.internal = startBroker(name, "internal", 0);
        String listening = external.awaitReady(START_TIMEOUT);
        this.internalServers = internal.awaitReady(START_TIMEOUT);
        if (proxy == null) {
            this.externalServers = listening;
        } else {
            proxy.target(Integer.parseInt(listening.substring(listening.lastIndexOf(':') + 1)));
            this.externalServers = "127.0.0.1:" + proxy.port();
        }
    }

    /** Starts both and returns when they serve. The way to the external one goes through a proxy when it is far. */
    public static BrokerPair start(Workspace workspace, String name, boolean far) {
        return new BrokerPair(workspace, name, far ? DelayingProxy.listen() : null);
    }

    /** Where clients reach the external cluster. */
    public String external() {
        return externalServers;
    }

    /** Where clients reach the internal cluster. */
    public String internal() {
        return internalServers;
    }

    long externalPid() {
        return external.pid();
    }

    long internalPid() {
        return internal.pid();
    }

    /** Moves the external cluster away, or back by 0. Does nothing for one that was not started as far. */
    public void roundTripMillis(int millis) {
        if (proxy != null) {
            proxy.roundTripMillis(millis);
        }
    }

    /** Creates the topic that will be replicated. */
    public void createExternalTopic(String topic, int partitions) {
        onAdmin(
                externalServers,
                "create topic " + topic,
                admin -> admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                        .all()
                        .get());
    }

    /** Takes a copy away, and with it the disk it needs. */
    public void deleteInternalTopic(String topic) {
        delete(internalServers, topic);
    }

    /** Takes an original away, and with it the disk it needs. */
    void deleteExternalTopic(String topic) {
        delete(externalServers, topic);
    }

    private static void delete(String servers, String topic) {
        onAdmin(
                servers,
                "delete topic " + topic,
                admin -> admin.deleteTopics(List.of(topic)).all().get());
    }

    @Override
    public void close() {
        external.kill();
        internal.kill();
        closeProxy(proxy);
        workspace.delete(data);
    }

    private ChildProcess startBroker(String name, String side, int advertisedPort) {
        List<String> arguments =
                new ArrayList<>(List.of(data.resolve(side).toString(), String.valueOf(advertisedPort)));
        arguments.addAll(BROKER_PROPERTIES);
        return workspace.start(new JavaCommand(name + "-broker-" + side, BROKER_JVM, BrokerMain.class, arguments));
    }

    private interface AdminWork {
        void run(Admin admin) throws ExecutionException, InterruptedException;
    }

    private static void onAdmin(String servers, String what, AdminWork work) {
        try (Admin admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, servers))) {
            work.run(admin);
        } catch (ExecutionException e) {
            throw new BenchmarkException("The broker could not " + what + ": " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted while waiting for the broker to " + what, e);
        }
    }

    private static void closeProxy(@Nullable DelayingProxy proxy) {
        if (proxy == null) {
            return;
        }
        try {
            proxy.close();
        } catch (IOException e) {
            throw new BenchmarkException("The delaying proxy cannot be closed: " + e.getMessage(), e);
        }
    }
}
