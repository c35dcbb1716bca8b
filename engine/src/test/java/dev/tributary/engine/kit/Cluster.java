package dev.tributary.engine.kit;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.jspecify.annotations.Nullable;

/** One real cluster under test, and what a test asks of it behind the engine's back. */
public class Cluster implements AutoCloseable {
    private final Map<String, String> clientProperties;
    private final IndependentReader reader;
    private @Nullable Admin admin;

    public Cluster(String bootstrapServers, Map<String, String> security) {
        Map<String, String> properties = new HashMap<>(security);
        properties.put("bootstrap.servers", bootstrapServers);
        this.clientProperties = Map.copyOf(properties);
        this.reader = new IndependentReader(clientProperties);
    }

    /** How a client logs in to a broker without TLS. */
    public static Map<String, String> login(String user, String password) {
        return Map.of(
                "security.protocol",
                "SASL_PLAINTEXT",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + user + "\" password=\""
                        + password + "\";");
    }

    public Map<String, String> clientProperties() {
        return clientProperties;
    }

    public Feed feed() {
        return new Feed(clientProperties);
    }

    public String bootstrapServers() {
        return clientProperties.getOrDefault("bootstrap.servers", "");
    }

    public final void createTopic(String name, int partitions) {
        createTopic(name, partitions, Map.of());
    }

    public void createTopic(String name, int partitions, Map<String, String> configs) {
        ask(admin -> admin.createTopics(
                        List.of(new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configs)))
                .all());
    }

    public void grow(String topic, int partitions) {
        ask(admin -> admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                .all());
    }

    public void delete(String topic) {
        ask(admin -> admin.deleteTopics(List.of(topic)).all());
    }

    public void deleteRecordsBefore(String topic, int partition, long offset) {
        ask(admin -> admin.deleteRecords(
                        Map.of(new TopicPartition(topic, partition), RecordsToDelete.beforeOffset(offset)))
                .all());
    }

    public void setConfig(String topic, String name, String value) {
        ask(admin -> admin.incrementalAlterConfigs(Map.of(
                        resource(topic),
                        List.of(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET))))
                .all());
    }

    public String config(String topic, String name) {
        return only(ask(admin -> admin.describeConfigs(List.of(resource(topic))).all()))
                .get(name)
                .value();
    }

    public boolean hasTopic(String topic) {
        return ask(admin -> admin.listTopics().names()).contains(topic);
    }

    public int partitions(String topic) {
        return only(ask(admin -> admin.describeTopics(List.of(topic)).allTopicNames()))
                .partitions()
                .size();
    }

    public Map<TopicPartition, OffsetAndMetadata> groupOffsets(String group) {
        return ask(admin -> admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata());
    }

    /** As {@code tributary position set} does for an operator, while nobody is in the group. */
    public void setGroupOffset(String group, String topic, int partition, long offset) {
        ask(admin -> admin.alterConsumerGroupOffsets(
                        group, Map.of(new TopicPartition(topic, partition), new OffsetAndMetadata(offset)))
                .all());
    }

    /** Gives a user rights on all resources whose names begin so. */
    public void allow(String user, ResourceType kind, String prefix, AclOperation... operations) {
        ask(admin -> admin.createAcls(Stream.of(operations)
                        .map(operation -> new AclBinding(
                                new ResourcePattern(kind, prefix, PatternType.PREFIXED),
                                new AccessControlEntry("User:" + user, "*", operation, AclPermissionType.ALLOW)))
                        .toList())
                .all());
    }

    /** Takes one right from a user who otherwise has all on that resource. */
    public void deny(String user, ResourceType kind, String name, AclOperation operation) {
        ask(admin -> admin.createAcls(List.of(
                        rule(user, kind, name, AclOperation.ALL, AclPermissionType.ALLOW),
                        rule(user, kind, name, operation, AclPermissionType.DENY)))
                .all());
    }

    public void forgive(String user, ResourceType kind, String name, AclOperation operation) {
        ask(admin -> admin.deleteAcls(List.of(rule(user, kind, name, operation, AclPermissionType.DENY)
                        .toFilter()))
                .all());
    }

    private static AclBinding rule(
            String user, ResourceType kind, String name, AclOperation operation, AclPermissionType permission) {
        return new AclBinding(
                new ResourcePattern(kind, name, PatternType.LITERAL),
                new AccessControlEntry("User:" + user, "*", operation, permission));
    }

    public String topicId(String topic) {
        return only(ask(admin -> admin.describeTopics(List.of(topic)).allTopicNames()))
                .topicId()
                .toString();
    }

    public long endOffset(String topic, int partition) {
        TopicPartition asked = new TopicPartition(topic, partition);
        return only(ask(admin ->
                        admin.listOffsets(Map.of(asked, OffsetSpec.latest())).all()))
                .offset();
    }

    /** All that a read-committed reader finds in a topic now. */
    public List<Seen> read(String topic) {
        return readOn(topic, new ReadSoFar());
    }

    /** The same, of which only what is not in {@code sofar} is fetched from the broker. */
    List<Seen> readOn(String topic, ReadSoFar sofar) {
        if (hasTopic(topic)) {
            reader.readOn(topic, partitions(topic), sofar);
        }
        return sofar.records();
    }

    @Override
    public void close() {
        reader.close();
        closeAdmin();
    }

    private synchronized void closeAdmin() {
        if (admin != null) {
            admin.close(Duration.ZERO);
            admin = null;
        }
    }

    private synchronized Admin admin() {
        if (admin == null) {
            admin = Admin.create(new HashMap<>(clientProperties));
        }
        return admin;
    }

    private static <T> T only(Map<?, T> answers) {
        return answers.values().iterator().next();
    }

    private static ConfigResource resource(String topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic);
    }

    private <T> T ask(Function<Admin, KafkaFuture<T>> question) {
        try {
            return question.apply(admin()).get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
