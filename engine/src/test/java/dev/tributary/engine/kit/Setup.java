package dev.tributary.engine.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.CopyPath;
import dev.tributary.engine.EngineSettings;
import dev.tributary.engine.OffsetPolicy;
import dev.tributary.engine.PartitionStatus;
import dev.tributary.engine.Problem;
import dev.tributary.engine.ReplicationEngine;
import dev.tributary.engine.ReplicationEngines;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.ReplicationStatus;
import dev.tributary.engine.TopicMapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;

/** One source between two clusters, and the engines that replicate it. */
public final class Setup implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Every test runs on the other path, too, when told to by {@code -Dengine.path=records}. */
    private static final CopyPath PATH =
            CopyPath.valueOf(System.getProperty("engine.path", "bytes").toUpperCase(Locale.ROOT));

    private final Cluster external;
    private final Cluster internal;
    private final String sourceId = Clusters.unique("source");
    private final List<ReplicationEngine> engines = new ArrayList<>();
    private OffsetPolicy policy = OffsetPolicy.EARLIEST;
    private Map<String, String> externalProperties;
    private long version;

    public Setup(Clusters clusters) {
        this(clusters.external(), clusters.internal());
    }

    public Setup(Cluster external, Cluster internal) {
        this.external = external;
        this.internal = internal;
        this.externalProperties = soon(external.clientProperties());
    }

    public Setup policy(OffsetPolicy wanted) {
        policy = wanted;
        return this;
    }

    public Setup externalProperties(Map<String, String> wanted) {
        externalProperties = soon(wanted);
        return this;
    }

    public String sourceId() {
        return sourceId;
    }

    public String groupId() {
        return "tributary-" + sourceId;
    }

    /** What a topic is called on the internal cluster. */
    public String copyOf(String topic) {
        return "copy." + sourceId + "." + topic;
    }

    public ReplicationEngine engine(String workerId) {
        return engine(settings(workerId).build());
    }

    public ReplicationEngine engine(EngineSettings settings) {
        ReplicationEngine engine = ReplicationEngines.create(settings);
        engines.add(engine);
        return engine;
    }

    /** Settings that make things happen soon. */
    public EngineSettings.Builder settings(String workerId) {
        return EngineSettings.builder()
                .workerId(workerId)
                .path(PATH)
                .internalClientProperties(soon(internal.clientProperties()))
                .metadataRefresh(Duration.ofMillis(400))
                .transactionTimeout(Duration.ofSeconds(5))
                .sessionTimeout(Duration.ofSeconds(6));
    }

    /** With bounds that make silence show soon. */
    private static Map<String, String> soon(Map<String, String> clientProperties) {
        Map<String, String> properties = new HashMap<>(clientProperties);
        properties.put("request.timeout.ms", "2500");
        properties.put("default.api.timeout.ms", "3000");
        return properties;
    }

    public ReplicationSpec spec(String... topics) {
        version++;
        ReplicationSpec.Builder spec = ReplicationSpec.builder()
                .sourceId(sourceId)
                .sourceName("source " + sourceId)
                .version(version)
                .externalClientProperties(externalProperties)
                .offsetPolicy(policy);
        for (String topic : topics) {
            spec.addTopics(new TopicMapping(topic, copyOf(topic)));
        }
        return spec.build();
    }

    /** Of the last specification. */
    public long version() {
        return version;
    }

    /** An engine that replicates these topics and has settled. */
    public ReplicationEngine running(String workerId, String... topics) {
        ReplicationEngine engine = engine(workerId);
        engine.apply(spec(topics));
        awaitState(engine, ReplicationStatus.State.RUNNING);
        return engine;
    }

    /** A worker for one topic in a process of its own. */
    public WorkerProcess process(String workerId, String topic) {
        return new WorkerProcess(
                workerId, sourceId, external.bootstrapServers(), internal.bootstrapServers(), topic, copyOf(topic));
    }

    /** Waits until a read-committed reader finds the same on both sides, exactly. */
    public void awaitSame(String topic) {
        ReadSoFar copy = new ReadSoFar();
        ReadSoFar original = new ReadSoFar();
        await().untilAsserted(() -> assertSame(internal.readOn(copyOf(topic), copy), external.readOn(topic, original)));
        await().untilAsserted(() -> assertThatSame(topic));
    }

    public void assertThatSame(String topic) {
        assertSame(copied(topic), external.read(topic));
    }

    private static void assertSame(List<Seen> copy, List<Seen> original) {
        // To name what is different takes time by the square of the records, so it is only done when something is.
        if (!copy.equals(original)) {
            assertThat(copy.size()).as("records copied").isEqualTo(original.size());
            assertThat(copy).containsExactlyElementsOf(original);
        }
    }

    /** Waits until the copy holds so many records. */
    public void awaitCopied(String topic, int records) {
        ReadSoFar copy = new ReadSoFar();
        await().until(() -> internal.readOn(copyOf(topic), copy).size() >= records);
    }

    public List<Seen> copied(String topic) {
        return internal.read(copyOf(topic));
    }

    public ReplicationStatus status(ReplicationEngine engine) {
        return engine.status(sourceId).orElseThrow();
    }

    public void awaitState(ReplicationEngine engine, ReplicationStatus.State state) {
        await().until(() -> status(engine), status -> status.state() == state && status.specVersion() == version);
    }

    public Problem awaitProblem(ReplicationEngine engine, Problem.Code code) {
        return await()
                .until(
                        () -> status(engine).problems(),
                        problems -> problems.stream().anyMatch(p -> p.code() == code))
                .stream()
                .filter(p -> p.code() == code)
                .findFirst()
                .orElseThrow();
    }

    public void awaitPartition(
            ReplicationEngine engine, String topic, int partition, Predicate<PartitionStatus> holds) {
        await().until(
                        () -> partition(engine, topic, partition),
                        found -> found.stream().anyMatch(holds));
    }

    /** The status of one partition; empty when the engine does not own it. */
    public List<PartitionStatus> partition(ReplicationEngine engine, String topic, int partition) {
        return status(engine).partitions().stream()
                .filter(p -> p.mapping().externalTopic().equals(topic) && p.partition() == partition)
                .toList();
    }

    public static ConditionFactory await() {
        return Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(100));
    }

    @Override
    public void close() {
        engines.forEach(ReplicationEngine::close);
    }
}
