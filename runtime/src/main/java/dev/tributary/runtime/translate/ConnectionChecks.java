package dev.tributary.runtime.translate;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.connection.ConnectionCheck;
import dev.tributary.api.model.connection.ConnectionCheckResult;
import dev.tributary.api.model.connection.ExternalTopic;
import dev.tributary.api.model.kafkadirect.InternalTopicNames;
import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import dev.tributary.api.model.kafkadirect.TopicLists;
import dev.tributary.engine.ConnectionProbe;
import dev.tributary.engine.ConnectionReport;
import dev.tributary.engine.TopicMapping;
import dev.tributary.runtime.kafka.ClientProperties;
import dev.tributary.runtime.kafka.ConnectionProblem;
import dev.tributary.runtime.secrets.UndecryptableException;
import dev.tributary.runtime.source.ConfigVault;
import dev.tributary.runtime.source.DeclaredSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Looks at the connection that a configuration describes. Safe for use by several threads. */
public final class ConnectionChecks {
    private static final String CONFIGURATION = "configuration";

    private final ConnectionProbe probe;
    private final ConfigVault vault;
    private final ConnectionChoice connections;

    /**
     * Checks with this probe and these secrets.
     *
     * @param defaultConnection connection keys of configurations that name no brokers; empty when there is none
     */
    public ConnectionChecks(ConnectionProbe probe, ConfigVault vault, Map<String, String> defaultConnection) {
        this.probe = probe;
        this.vault = vault;
        this.connections = new ConnectionChoice(defaultConnection);
    }

    /**
     * Looks for a source, with its secrets and for all its topics: less than half a minute when names resolve at once.
     * Whatever is wrong is a failed check. The result holds no secret.
     */
    public ConnectionCheckResult ofSource(DeclaredSource source) {
        SourceConfig config;
        try {
            config = source.openConfig(vault);
        } catch (UndecryptableException e) {
            return unusable(List.of(
                    check(CONFIGURATION, null, String.valueOf(e.getMessage()), ReportedProblem.UNREADABLE_REMEDY)));
        }
        return look(
                config,
                source.topics().stream()
                        .map(topic -> new TopicMapping(topic.topic(), topic.internalTopic()))
                        .toList());
    }

    /**
     * As {@link #ofSource}, for a source that is not declared yet.
     *
     * @param config an acceptable configuration with its secrets readable; only one that names topics needs a prefix
     */
    public ConnectionCheckResult ofConfig(SourceConfig config) {
        String prefix = Objects.requireNonNullElse(config.text(KafkaDirectKeys.TOPIC_PREFIX), "");
        List<String> topics = TopicLists.union(
                TopicLists.parse(config.text(KafkaDirectKeys.BASE_TOPICS)),
                TopicLists.parse(config.text(KafkaDirectKeys.USER_DEFINED_TOPICS)));
        return look(
                config,
                topics.stream()
                        .map(topic -> new TopicMapping(topic, InternalTopicNames.internalName(prefix, topic)))
                        .toList());
    }

    private ConnectionCheckResult look(SourceConfig config, List<TopicMapping> topics) {
        Map<String, String> connection = connections.of(config);
        if (!connection.containsKey(KafkaDirectKeys.BOOTSTRAP_SERVERS)) {
            return unusable(List.of(check(CONFIGURATION, null, ConnectionChoice.NONE, ConnectionChoice.GIVE_ONE)));
        }
        ClientProperties client = ClientProperties.of(connection);
        if (!client.problems().isEmpty()) {
            return unusable(
                    client.problems().stream().map(ConnectionChecks::check).toList());
        }
        return result(probe.look(client.properties(), topics));
    }

    private static ConnectionCheckResult unusable(List<ConnectionCheck> checks) {
        return ConnectionCheckResult.builder().ok(false).checks(checks).build();
    }

    private static ConnectionCheckResult result(ConnectionReport report) {
        List<ConnectionCheck> checks = new ArrayList<>();
        checks.add(check(CONFIGURATION, null, "The configuration can be used", null));
        for (ConnectionReport.Check each : report.checks()) {
            checks.add(check(
                    each.step().name().toLowerCase(Locale.ROOT), each.externalTopic(), each.message(), each.remedy()));
        }
        return ConnectionCheckResult.builder()
                .ok(report.checks().stream().allMatch(ConnectionReport.Check::passed))
                .clusterId(report.clusterId())
                .checks(checks)
                .topics(topics(report.partitions()))
                .build();
    }

    private static @Nullable List<ExternalTopic> topics(@Nullable Map<String, Integer> partitions) {
        if (partitions == null) {
            return null;
        }
        return partitions.entrySet().stream()
                .map(each -> ExternalTopic.builder()
                        .name(each.getKey())
                        .partitionCount(each.getValue())
                        .build())
                .toList();
    }

    private static ConnectionCheck check(ConnectionProblem problem) {
        return check(CONFIGURATION, null, problem.message(), problem.remedy());
    }

    private static ConnectionCheck check(String name, @Nullable String topic, String detail, @Nullable String remedy) {
        return ConnectionCheck.builder()
                .name(name)
                .topic(topic)
                .ok(remedy == null)
                .detail(detail)
                .remedy(remedy)
                .build();
    }
}
