package dev.tributary.terraform.resource;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.connection.ConnectionCheck;
import dev.tributary.api.model.connection.ConnectionCheckResult;
import dev.tributary.api.model.connection.ExternalTopic;
import dev.tributary.terraform.diagnostic.Diagnostics;
import dev.tributary.terraform.diagnostic.ProviderException;
import dev.tributary.terraform.provider.DataSource;
import dev.tributary.terraform.schema.Attribute;
import dev.tributary.terraform.schema.Fields;
import dev.tributary.terraform.schema.Schema;
import dev.tributary.terraform.value.AttributePath;
import dev.tributary.terraform.value.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** {@code tributary_connection_check}: what keeps a source, or one that might be, from copying. */
final class ConnectionCheckData implements DataSource {

    private static final String SOURCE_ID = "source_id";
    private static final String OK = "ok";
    private static final String CLUSTER_ID = "cluster_id";
    private static final String CHECKS = "checks";
    private static final String TOPICS = "topics";

    /** What is copied, but not what it is reached by. */
    private static final Set<ConfigKey> NOT_OF_THE_CONNECTION =
            EnumSet.of(ConfigKey.FORMAT, ConfigKey.SCHEMAS_ENABLE, ConfigKey.OFFSET_POLICY);

    private static final Schema SCHEMA = build();

    private final Session session;

    ConnectionCheckData(Session session) {
        this.session = session;
    }

    private static Schema build() {
        List<Attribute> all = new ArrayList<>();
        all.add(Attribute.text(SOURCE_ID)
                .optional()
                .describe(
                        "Id of the source to check, with its own secrets and for all its topics. This, or a connection"
                                + " by the other attributes."));
        for (ConfigKey key : connectionKeys()) {
            Attribute declared = attribute(key);
            Attribute own = Attribute.text(key.attribute()).optional().describe(description(key, declared));
            for (var rule : declared.rules()) {
                own = own.must(rule);
            }
            all.add(key.isSecret() ? own.sensitive() : own);
        }
        all.add(Attribute.bool(OK).computed().describe("Whether every check passed."));
        all.add(Attribute.text(CLUSTER_ID)
                .computed()
                .describe("Identity of the external cluster; null when it was not reached or gives none."));
        all.add(checks());
        all.add(topics());
        return new Schema(
                0,
                "What the server sees when it connects to an external cluster as a source would. Never fails because the"
                        + " cluster is not there or refuses: `ok` is false then, and `checks` say why and what to do. Needs"
                        + " the role `editor`.",
                all);
    }

    private static List<ConfigKey> connectionKeys() {
        List<ConfigKey> keys = new ArrayList<>(List.of(ConfigKey.values()));
        keys.removeAll(NOT_OF_THE_CONNECTION);
        return keys;
    }

    private static Attribute attribute(ConfigKey key) {
        return SourceSchema.SCHEMA.attributes().stream()
                .filter(each -> each.name().equals(key.attribute()))
                .findFirst()
                .orElseThrow();
    }

    private static String description(ConfigKey key, Attribute declared) {
        return switch (key) {
            case TOPIC_PREFIX -> "What goes in front of each topic's name on the internal cluster. Needed for topics.";
            case BASE_TOPICS, USER_DEFINED_TOPICS -> "Topics that shall be pulled, separated by commas.";
            default ->
                key.isSecret()
                        ? declared.description().replaceFirst(" Kept in the state;.*", " Kept in the state.")
                        : declared.description();
        };
    }

    private static Attribute checks() {
        return Attribute.objects(
                        CHECKS,
                        Attribute.text("name")
                                .computed()
                                .describe("What was checked: `configuration`, `addresses`, `authentication`, `cluster`,"
                                        + " `brokers`, `topics`, `topic`."),
                        Attribute.text("topic").computed().describe("The topic it is about; null for more than one."),
                        Attribute.bool(OK).computed().describe("Whether it is as it should be."),
                        Attribute.text("detail").computed().describe("What was seen, in one sentence."),
                        Attribute.text("remedy")
                                .computed()
                                .describe("What to do about it; null when it is as it should be."))
                .computed()
                .describe("What was checked, in order; what an earlier failure made pointless is not there.");
    }

    private static Attribute topics() {
        return Attribute.objects(
                        TOPICS,
                        Attribute.text("name").computed().describe("Name of the topic."),
                        Attribute.number("partition_count").computed().describe("How many partitions it has."))
                .computed()
                .describe("The topics that the external cluster shows; null when they could not be listed.");
    }

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public void validate(Fields config, Diagnostics out) {
        Optional<ConfigKey> first = connectionKeys().stream()
                .filter(key -> !config.isNull(key.attribute()))
                .findFirst();
        if (!config.isNull(SOURCE_ID) && first.isPresent()) {
            out.error(
                    AttributePath.of(first.get().attribute()),
                    "Two connections",
                    "source_id names the connection of a source, and "
                            + first.get().attribute() + " is a part of another one; keep one of them.");
        }
    }

    @Override
    public Value.Mapping read(Fields config, Diagnostics out) throws ProviderException, InterruptedException {
        Optional<String> id = config.text(SOURCE_ID);
        ConnectionCheckResult result = session.call(
                "check the connection",
                client -> id.isPresent()
                        ? client.sources().checkConnection(id.get())
                        : client.sources().checkConnection(described(config)));
        return config.value()
                .with(OK, Value.of(result.ok()))
                .with(CLUSTER_ID, Value.ofText(result.clusterId()))
                .with(
                        CHECKS,
                        new Value.Sequence(result.checks().stream()
                                .map(ConnectionCheckData::row)
                                .toList()))
                .with(TOPICS, rows(result));
    }

    private static SourceConfig described(Fields config) {
        SourceConfig described = SourceConfig.empty();
        for (ConfigKey key : connectionKeys()) {
            Optional<String> text = config.text(key.attribute());
            if (text.isPresent()) {
                described = described.with(key.key(), text.get());
            }
        }
        return described;
    }

    private static Value row(ConnectionCheck check) {
        return new Value.Mapping(Map.of(
                "name",
                Value.ofText(check.name()),
                "topic",
                Value.ofText(check.topic()),
                OK,
                Value.of(check.ok()),
                "detail",
                Value.ofText(check.detail()),
                "remedy",
                Value.ofText(check.remedy())));
    }

    private static Value rows(ConnectionCheckResult result) {
        List<ExternalTopic> topics = result.topics();
        if (topics == null) {
            return Value.nil();
        }
        return new Value.Sequence(topics.stream()
                .<Value>map(topic -> new Value.Mapping(Map.of(
                        "name", Value.ofText(topic.name()), "partition_count", Value.of(topic.partitionCount()))))
                .toList());
    }

    /** The topics that the external cluster of a source shows. */
    static List<ExternalTopic> externalTopics(Session session, String sourceId)
            throws ProviderException, InterruptedException {
        ConnectionCheckResult result = session.call(
                "list the external topics", client -> client.sources().checkConnection(sourceId));
        List<ExternalTopic> topics = result.topics();
        if (topics != null) {
            return topics;
        }
        StringBuilder why = new StringBuilder("Could not list the external topics.");
        for (ConnectionCheck check : result.checks()) {
            if (!check.ok()) {
                why.append("\n\n")
                        .append(check.detail())
                        .append(": ")
                        .append(Objects.requireNonNullElse(check.remedy(), ""));
            }
        }
        why.append(
                "\n\nTerraform reads data sources before it destroys, too; terraform destroy -refresh=false does not.");
        throw new ProviderException("The external cluster does not show its topics", why.toString());
    }
}
