package dev.tributary.runtime.service;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import dev.tributary.api.model.kafkadirect.TopicLists;
import dev.tributary.runtime.store.Tables;
import dev.tributary.runtime.store.TopicList;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Keeps the table of topic lists in step with the two lists in a config. */
final class ConfigLists {
    private ConfigLists() {}

    static void store(Tables tables, String sourceId, SourceConfig config, Caller caller, Instant now) {
        store(tables, sourceId, TopicList.BASE, config.text(KafkaDirectKeys.BASE_TOPICS), caller, now);
        store(tables, sourceId, TopicList.USER_DEFINED, config.text(KafkaDirectKeys.USER_DEFINED_TOPICS), caller, now);
    }

    private static void store(
            Tables tables, String sourceId, TopicList list, @Nullable String text, Caller caller, Instant now) {
        tables.topicLists().replace(sourceId, list, TopicLists.parse(text), caller.clientId(), now);
    }
}
