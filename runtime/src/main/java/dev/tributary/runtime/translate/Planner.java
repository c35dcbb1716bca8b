package dev.tributary.runtime.translate;

import dev.tributary.api.model.DesiredState;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.ConfigFinding;
import dev.tributary.api.model.kafkadirect.ConfigFinding.Severity;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfigRules;
import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import dev.tributary.engine.OffsetPolicy;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.TopicMapping;
import dev.tributary.runtime.kafka.ClientProperties;
import dev.tributary.runtime.secrets.UndecryptableException;
import dev.tributary.runtime.source.ConfigVault;
import dev.tributary.runtime.source.DeclaredSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Turns a declared source into what a worker is to do about it. Connects to nothing; safe for use by several threads.
 */
public final class Planner {
    private final ConfigVault vault;
    private final ConnectionChoice connections;

    /**
     * Plans with these secrets and this default.
     *
     * @param defaultConnection connection keys of sources that name no brokers; empty when there is none
     */
    public Planner(ConfigVault vault, Map<String, String> defaultConnection) {
        this.vault = vault;
        this.connections = new ConnectionChoice(defaultConnection);
    }

    /** What to do. */
    public Plan plan(DeclaredSource source) {
        if (!DesiredState.ACTIVE.text().equals(source.row().desiredState())) {
            return new Plan.Rest();
        }
        SourceConfig config;
        try {
            config = source.openConfig(vault);
        } catch (UndecryptableException e) {
            return new Plan.Idle(List.of(ReportedProblem.ofSource(
                    ReportedProblem.SECRET_UNREADABLE,
                    String.valueOf(e.getMessage()),
                    ReportedProblem.UNREADABLE_REMEDY,
                    source.row().updatedAt())));
        }
        return plan(source, config);
    }

    /**
     * What to do about a source whose plan could not be made or carried out: nothing, and to say so.
     *
     * @param since when the source was last changed
     */
    public static Plan failed(Instant since, Throwable failure) {
        return new Plan.Idle(List.of(ReportedProblem.ofSource(
                ReportedProblem.UNEXPECTED,
                "the source cannot be carried out: " + failure,
                "Look into the server's log; change or restart the source to try again.",
                since)));
    }

    private Plan plan(DeclaredSource source, SourceConfig config) {
        Instant since = source.row().updatedAt();
        List<ReportedProblem> problems = new ArrayList<>();
        for (ConfigFinding finding : KafkaDirectConfigRules.check(config)) {
            if (finding.severity() == Severity.BLOCKING) {
                problems.add(notSupported(finding, since));
            }
        }
        Map<String, String> connection = connections.of(config);
        if (!connection.containsKey(KafkaDirectKeys.BOOTSTRAP_SERVERS)) {
            problems.add(noConnection(since));
            return new Plan.Idle(problems);
        }
        ClientProperties client = ClientProperties.of(connection);
        client.problems()
                .forEach(problem -> problems.add(ReportedProblem.ofSource(
                        ReportedProblem.BAD_CONNECTION, problem.message(), problem.remedy(), since)));
        return problems.isEmpty()
                ? new Plan.Replicate(spec(source, config, client.properties()), List.of())
                : new Plan.Idle(problems);
    }

    private static ReplicationSpec spec(DeclaredSource source, SourceConfig config, Map<String, String> client) {
        String policy = config.text(KafkaDirectKeys.OFFSET_POLICY);
        return ReplicationSpec.builder()
                .sourceId(source.row().id())
                .sourceName(source.row().name())
                .version(source.row().version())
                .externalClientProperties(client)
                .topics(source.topics().stream()
                        .map(topic -> new TopicMapping(topic.topic(), topic.internalTopic()))
                        .toList())
                .offsetPolicy(
                        dev.tributary.api.model.kafkadirect.OffsetPolicy.LATEST
                                        .text()
                                        .equals(policy)
                                ? OffsetPolicy.LATEST
                                : OffsetPolicy.EARLIEST)
                .build();
    }

    private static ReportedProblem notSupported(ConfigFinding finding, Instant since) {
        return ReportedProblem.ofSource(
                ReportedProblem.NOT_SUPPORTED,
                "config." + finding.key() + (finding.value() == null ? " " : " '" + finding.value() + "' ")
                        + finding.message(),
                finding.remedy(),
                since);
    }

    private static ReportedProblem noConnection(Instant since) {
        return ReportedProblem.ofSource(
                ReportedProblem.NO_CONNECTION, ConnectionChoice.NONE, ConnectionChoice.GIVE_ONE, since);
    }
}
