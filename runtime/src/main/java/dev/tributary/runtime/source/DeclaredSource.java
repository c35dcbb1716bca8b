package dev.tributary.runtime.source;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.InternalTopicNames;
import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import dev.tributary.runtime.store.ListedTopic;
import dev.tributary.runtime.store.StoredSource;
import dev.tributary.runtime.store.Tables;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * All that is stored about one source. Its secrets are still encrypted.
 *
 * @param row the source itself
 * @param config the config with the mask in the place of each secret
 * @param envelopes the encrypted secrets by config key
 * @param topics the effective topics in effective order
 */
public record DeclaredSource(
        StoredSource row, SourceConfig config, Map<String, String> envelopes, List<TopicOrigin> topics) {

    /** Copies map and list. */
    public DeclaredSource {
        envelopes = Map.copyOf(envelopes);
        topics = List.copyOf(topics);
    }

    /** Reads one source. */
    public static Optional<DeclaredSource> find(Tables tables, String id) {
        return tables.sources().find(id).map(row -> of(tables, row));
    }

    /** Reads what belongs to a row that was read in the same transaction. */
    public static DeclaredSource of(Tables tables, StoredSource row) {
        SourceConfig config = SourceConfig.parse(row.config());
        return new DeclaredSource(
                row,
                config,
                tables.secrets().of(row.id()),
                unite(config, tables.topicLists().of(row.id())));
    }

    /** The config with its secrets in place. */
    public SourceConfig openConfig(ConfigVault vault) {
        return vault.open(row.id(), new SealedConfig(row.config(), envelopes));
    }

    /** The lists united: in effective order, each topic once. */
    private static List<TopicOrigin> unite(SourceConfig config, List<ListedTopic> listed) {
        String prefix = config.text(KafkaDirectKeys.TOPIC_PREFIX);
        if (prefix == null) {
            throw new IllegalStateException("a stored config has no " + KafkaDirectKeys.TOPIC_PREFIX);
        }
        Map<String, List<ListedTopic>> byTopic = new LinkedHashMap<>();
        for (ListedTopic entry : listed) {
            byTopic.computeIfAbsent(entry.topic(), topic -> new ArrayList<>()).add(entry);
        }
        List<TopicOrigin> topics = new ArrayList<>();
        byTopic.forEach((topic, origins) ->
                topics.add(new TopicOrigin(topic, InternalTopicNames.internalName(prefix, topic), origins)));
        return topics;
    }
}
