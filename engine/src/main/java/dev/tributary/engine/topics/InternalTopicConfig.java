package dev.tributary.engine.topics;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.common.config.TopicConfig;

/** The settings that an internal topic is created with, under the names that its cluster knows. Immutable. */
final class InternalTopicConfig {
    private static final String ANY = Long.toString(Long.MAX_VALUE);
    /** How far timestamps may be from a broker's clock is two settings from Kafka 3.6 on (KIP-937). */
    static final InternalTopicConfig SINCE_3_6 = new InternalTopicConfig(Map.of(
            TopicConfig.MESSAGE_TIMESTAMP_BEFORE_MAX_MS_CONFIG, ANY,
            TopicConfig.MESSAGE_TIMESTAMP_AFTER_MAX_MS_CONFIG, ANY));
    /** It was one, which Kafka 4.0 has removed. */
    static final InternalTopicConfig BEFORE_3_6 =
            new InternalTopicConfig(Map.of("message.timestamp.difference.max.ms", ANY));

    /** How the external topic keeps its records, wherever it has that from: the copy keeps them alike. */
    private static final Set<String> ALWAYS = Set.of(
            TopicConfig.CLEANUP_POLICY_CONFIG,
            TopicConfig.RETENTION_MS_CONFIG,
            TopicConfig.RETENTION_BYTES_CONFIG,
            TopicConfig.MAX_MESSAGE_BYTES_CONFIG);

    /** Taken over when somebody set them on that topic; otherwise the internal cluster's own defaults are better. */
    private static final Set<String> WHEN_SET = Set.of(
            TopicConfig.SEGMENT_BYTES_CONFIG,
            TopicConfig.SEGMENT_MS_CONFIG,
            TopicConfig.DELETE_RETENTION_MS_CONFIG,
            TopicConfig.MIN_COMPACTION_LAG_MS_CONFIG,
            TopicConfig.MAX_COMPACTION_LAG_MS_CONFIG,
            TopicConfig.MIN_CLEANABLE_DIRTY_RATIO_CONFIG);

    private final Map<String, String> anyTimestamp;

    private InternalTopicConfig(Map<String, String> anyTimestamp) {
        this.anyTimestamp = anyTimestamp;
    }

    /** Whether a cluster that refuses the settings in these words refuses one of those that not every version knows. */
    boolean isNamedIn(String refusal) {
        return anyTimestamp.keySet().stream().anyMatch(refusal::contains);
    }

    /**
     * What every internal topic needs so that records arrive as they are: their own timestamps however old or early,
     * and no compression on top of the producer's.
     */
    Map<String, String> essentials() {
        Map<String, String> configs = new HashMap<>(anyTimestamp);
        configs.put(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG, "CreateTime");
        configs.put(TopicConfig.COMPRESSION_TYPE_CONFIG, "producer");
        return configs;
    }

    /** The essentials, and what the external topic says about keeping its records. */
    Map<String, String> like(Config external) {
        return withThose(
                external,
                entry -> ALWAYS.contains(entry.name()) || (WHEN_SET.contains(entry.name()) && isSetOnTopic(entry)));
    }

    /** The essentials, and only what says which records the external topic keeps and takes. */
    Map<String, String> keepingLike(Config external) {
        return withThose(external, entry -> ALWAYS.contains(entry.name()));
    }

    private Map<String, String> withThose(Config external, Predicate<ConfigEntry> wanted) {
        Map<String, String> configs = essentials();
        for (ConfigEntry entry : external.entries()) {
            if (wanted.test(entry) && entry.value() != null) {
                configs.put(entry.name(), entry.value());
            }
        }
        return configs;
    }

    private static boolean isSetOnTopic(ConfigEntry entry) {
        return entry.source() == ConfigEntry.ConfigSource.DYNAMIC_TOPIC_CONFIG;
    }
}
