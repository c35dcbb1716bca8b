package dev.tributary.it.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.cli.demo.Difference;
import dev.tributary.cli.demo.ReplicationVerifier;
import dev.tributary.cli.demo.TopicVerification;
import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.awaitility.Awaitility;

/** An external and an internal cluster of one broker each, and what a test asks of them. */
public final class Clusters implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final EmbeddedKafka external;
    private final EmbeddedKafka internal;
    private final Admin externalAdmin;
    private final Admin internalAdmin;

    private Clusters(EmbeddedKafka external, EmbeddedKafka internal) {
        this.external = external;
        this.internal = internal;
        this.externalAdmin = admin(external);
        this.internalAdmin = admin(internal);
    }

    /** Starts both, without any topic. */
    public static Clusters start() {
        EmbeddedKafka external = EmbeddedKafka.builder().start();
        try {
            return new Clusters(external, EmbeddedKafka.builder().start());
        } catch (RuntimeException | Error e) {
            external.close();
            throw e;
        }
    }

    /** The cluster that is read from. */
    public EmbeddedKafka external() {
        return external;
    }

    /** The cluster that is written to. */
    public EmbeddedKafka internal() {
        return internal;
    }

    /** What a worker has to be told to write to the internal cluster. */
    public Map<String, String> settings() {
        return Map.of("TRIBUTARY_INTERNAL_BOOTSTRAP_SERVERS", internal.bootstrapServers());
    }

    /** The same for one of several workers, which share a store. */
    public Map<String, String> settings(Postgres store) {
        Map<String, String> settings = new HashMap<>(settings());
        settings.putAll(store.settings());
        return settings;
    }

    /** Waits until every external partition of a topic has been read to its end, by the committed positions. */
    public void awaitCaughtUp(String sourceId, String externalTopic, String internalTopic) {
        Awaitility.await("positions of " + externalTopic)
                .atMost(PATIENCE)
                .untilAsserted(
                        () -> assertThat(positions(sourceId, internalTopic)).isEqualTo(ends(externalTopic)));
    }

    /** Waits until no worker takes part in a source; its status says so earlier. */
    public void awaitNobodyCopies(String sourceId) {
        Awaitility.await("the end of the group of " + sourceId)
                .atMost(PATIENCE)
                .until(() -> description(sourceId).members().isEmpty());
    }

    /** Compares an external topic with its internal one, record by record. */
    public TopicVerification verify(String externalTopic, String internalTopic) {
        return new ReplicationVerifier(
                        Map.of("bootstrap.servers", external.bootstrapServers()),
                        Map.of("bootstrap.servers", internal.bootstrapServers()),
                        PATIENCE)
                .verify(externalTopic, internalTopic);
    }

    /** Asserts that an internal topic holds what its external one holds; says what stands where it does not. */
    public void assertExact(String externalTopic, String internalTopic) {
        TopicVerification verification = verify(externalTopic, internalTopic);
        List<Difference> differences = verification.firstDifferences();
        String told = differences.isEmpty()
                ? ""
                : Mismatch.describe(
                        external.bootstrapServers(),
                        externalTopic,
                        internal.bootstrapServers(),
                        internalTopic,
                        differences.get(0));
        assertThat(differences).as(told).isEmpty();
        assertThat(verification.externalRecords()).isPositive();
        assertThat(verification.internalRecords()).isEqualTo(verification.externalRecords());
    }

    /** Which member of a source's group owns each partition of an internal topic. */
    public Map<Integer, String> owners(String sourceId, String internalTopic) throws InterruptedException {
        try {
            Map<Integer, String> owners = new TreeMap<>();
            for (MemberDescription member : description(sourceId).members()) {
                member.assignment().topicPartitions().stream()
                        .filter(partition -> partition.topic().equals(internalTopic))
                        .forEach(partition -> owners.put(partition.partition(), member.consumerId()));
            }
            return owners;
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Adds partitions to an external topic. */
    public void growExternal(String topic, int partitions) throws InterruptedException {
        try {
            externalAdmin
                    .createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    /** Removes the records of an external partition that stand before an offset, as retention does. */
    public void deleteExternalBefore(String topic, int partition, long offset) throws InterruptedException {
        try {
            externalAdmin
                    .deleteRecords(Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                    .all()
                    .get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    @Override
    public void close() {
        internalAdmin.close();
        externalAdmin.close();
        try {
            internal.close();
        } finally {
            external.close();
        }
    }

    private Map<Integer, Long> positions(String sourceId, String internalTopic)
            throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetAndMetadata> committed = internalAdmin
                .listConsumerGroupOffsets(group(sourceId))
                .partitionsToOffsetAndMetadata()
                .get();
        return committed.entrySet().stream()
                .filter(entry -> entry.getKey().topic().equals(internalTopic))
                .collect(Collectors.toMap(
                        entry -> entry.getKey().partition(),
                        entry -> entry.getValue().offset()));
    }

    private Map<Integer, Long> ends(String externalTopic) throws InterruptedException, ExecutionException {
        TopicDescription description = Objects.requireNonNull(externalAdmin
                        .describeTopics(List.of(externalTopic))
                        .topicNameValues()
                        .get(externalTopic))
                .get();
        int partitions = description.partitions().size();
        return externalAdmin
                .listOffsets(IntStream.range(0, partitions)
                        .boxed()
                        .collect(Collectors.toMap(
                                partition -> new TopicPartition(externalTopic, partition),
                                partition -> OffsetSpec.latest())))
                .all()
                .get()
                .entrySet()
                .stream()
                .collect(Collectors.toMap(
                        entry -> entry.getKey().partition(),
                        entry -> entry.getValue().offset()));
    }

    private ConsumerGroupDescription description(String sourceId) throws InterruptedException, ExecutionException {
        String group = group(sourceId);
        return Objects.requireNonNull(internalAdmin
                        .describeConsumerGroups(List.of(group))
                        .describedGroups()
                        .get(group))
                .get();
    }

    private static String group(String sourceId) {
        return "tributary-" + sourceId;
    }

    private static Admin admin(EmbeddedKafka cluster) {
        return Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers()));
    }
}
