package dev.tributary.runtime.service;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.DesiredState;
import dev.tributary.api.model.OpenValue;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.ConfigFinding;
import dev.tributary.api.model.kafkadirect.InternalTopicNames;
import dev.tributary.api.model.kafkadirect.KafkaDirectCatalogue;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfigRules;
import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import dev.tributary.runtime.source.DeclaredSource;
import dev.tributary.runtime.store.ListedTopic;
import dev.tributary.runtime.store.TopicList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What is acceptable in requests about sources. */
final class SourceRules {
    private static final List<String> SORTS = List.of("name", "created_timestamp", "status", "connector");
    private static final List<String> DIRECTIONS = List.of("asc", "desc");
    private static final int MOST_TOPICS_AT_ONCE = 10_000;

    private SourceRules() {}

    static void connector(Fields fields, String connector) {
        if (!connector.equals(KafkaDirectCatalogue.CODE)) {
            fields.wrong("connector", "connector '" + connector + "' is not known: use " + KafkaDirectCatalogue.CODE);
        }
    }

    static void desiredState(Fields fields, @Nullable DesiredState state) {
        if (state != null && !state.isKnown()) {
            fields.wrong(
                    "desired_state", "desired_state '" + state + "' is not known: use " + choice(DesiredState.known()));
        }
    }

    /**
     * Checks a config.
     *
     * @param ownedTopics whether owners hold topics of the source beside it
     */
    static void config(Fields fields, SourceConfig config, boolean ownedTopics) {
        for (ConfigFinding finding : KafkaDirectConfigRules.check(config, ownedTopics)) {
            if (finding.severity() == ConfigFinding.Severity.ERROR) {
                fields.wrong("config." + finding.key(), finding.sentence());
            }
        }
    }

    /** Checks a config that is only looked at: a prefix is needed for topics, and topics are not needed. */
    static void connection(Fields fields, SourceConfig config) {
        boolean prefixMatters = config.has(KafkaDirectKeys.TOPIC_PREFIX)
                || config.has(KafkaDirectKeys.BASE_TOPICS)
                || config.has(KafkaDirectKeys.USER_DEFINED_TOPICS);
        for (ConfigFinding finding : KafkaDirectConfigRules.check(config, true)) {
            if (finding.severity() == ConfigFinding.Severity.ERROR
                    && (prefixMatters || !finding.key().equals(KafkaDirectKeys.TOPIC_PREFIX))) {
                fields.wrong("config." + finding.key(), finding.sentence());
            }
        }
    }

    static void query(SourceQuery query) {
        Fields fields = new Fields()
                .range("page", query.page(), 1, Integer.MAX_VALUE)
                .range("page_size", query.pageSize(), 1, 100);
        oneOf(fields, "sort", query.sort().orElse(null), SORTS);
        oneOf(fields, "sort_dir", query.sortDir().orElse(null), DIRECTIONS);
        String status = query.status().orElse(null);
        if (status != null
                && ConnectorStatus.known().stream()
                        .noneMatch(known -> known.text().equalsIgnoreCase(status))) {
            fields.wrong("status", "status '" + status + "' is not known: use " + choice(ConnectorStatus.known()));
        }
        fields.refuseIfWrong();
    }

    /** Checks names that are to be appended to a list. */
    static void topics(List<String> topics, @Nullable String owner, String prefix) {
        Fields fields = new Fields();
        names(fields, topics, owner);
        for (String topic : topics) {
            if (!InternalTopicNames.isLegal(topic)) {
                fields.wrong(
                        "topics",
                        "topics: '" + topic + "' is not a topic name: use 1 to 249 letters, digits, '.', '_' and '-'");
            } else if (!InternalTopicNames.isLegal(InternalTopicNames.internalName(prefix, topic))) {
                fields.wrong(
                        "topics",
                        "topics: '" + topic + "' gets an internal name of "
                                + InternalTopicNames.internalName(prefix, topic).length()
                                + " characters with the prefix of the source: Kafka accepts 249");
            }
        }
        fields.refuseIfWrong();
    }

    /** Checks a good new config against the topics that owners hold beside it. */
    static void ownedTopics(Fields fields, DeclaredSource stored, SourceConfig config) {
        String prefix = Objects.requireNonNull(config.text(KafkaDirectKeys.TOPIC_PREFIX));
        owned(stored)
                .filter(entry -> !InternalTopicNames.isLegal(InternalTopicNames.internalName(prefix, entry.topic())))
                .forEach(
                        entry -> fields.wrong(
                                "config." + KafkaDirectKeys.TOPIC_PREFIX,
                                "config." + KafkaDirectKeys.TOPIC_PREFIX + " '" + prefix
                                        + "' makes the internal name of '"
                                        + entry.topic() + "', which the owner '" + entry.owner()
                                        + "' appended, longer than the 249 characters that Kafka accepts: use a shorter prefix"));
    }

    /** Whether owners hold topics of a source. */
    static boolean hasOwnedTopics(DeclaredSource source) {
        return owned(source).findAny().isPresent();
    }

    private static Stream<ListedTopic> owned(DeclaredSource source) {
        return source.topics().stream()
                .flatMap(topic -> topic.origins().stream())
                .filter(entry -> entry.list() == TopicList.OWNER);
    }

    /** Checks names that are to be removed from a list: whatever was stored can be removed. */
    static void names(Fields fields, List<String> topics, @Nullable String owner) {
        if (topics.isEmpty()) {
            fields.wrong("topics", "topics is empty: name at least one topic");
        } else if (topics.size() > MOST_TOPICS_AT_ONCE) {
            fields.wrong("topics", "topics names " + topics.size() + " topics: send at most " + MOST_TOPICS_AT_ONCE);
        }
        if (owner != null) {
            fields.name("owner", owner);
        }
    }

    private static void oneOf(Fields fields, String field, @Nullable String value, List<String> known) {
        if (value != null && !known.contains(value)) {
            fields.wrong(field, field + " '" + value + "' is not known: use one of " + String.join(", ", known));
        }
    }

    private static String choice(List<? extends OpenValue> known) {
        return known.stream().map(OpenValue::text).collect(Collectors.joining(", ", "one of ", ""));
    }
}
