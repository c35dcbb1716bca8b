package dev.tributary.runtime.service;

import dev.tributary.api.model.kafkadirect.KafkaDirectCatalogue;
import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import dev.tributary.api.model.kafkadirect.RecordFormat;
import dev.tributary.api.model.topics.TopicEntity;
import dev.tributary.runtime.source.DeclaredSource;
import dev.tributary.runtime.source.TopicOrigin;
import dev.tributary.runtime.store.StoredSource;
import dev.tributary.runtime.store.Tables;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which source an internal topic belongs to, and which tags it has. */
final class TopicOwners {
    private final Map<String, DeclaredSource> owners = new TreeMap<>();
    private final Map<String, String> tags;

    private TopicOwners(Tables tables) {
        this.tags = tables.tags().ofTopics();
        for (StoredSource row : tables.sources().all()) {
            DeclaredSource source = DeclaredSource.of(tables, row);
            source.topics().forEach(topic -> owners.putIfAbsent(topic.internalTopic(), source));
        }
    }

    static TopicOwners read(Tables tables) {
        return new TopicOwners(tables);
    }

    /** All internal topics that sources write or are going to write, by name. */
    Map<String, DeclaredSource> all() {
        return owners;
    }

    Optional<DeclaredSource> of(String topic) {
        return Optional.ofNullable(owners.get(topic));
    }

    List<String> tags(String topic) {
        String stored = tags.get(topic);
        return stored == null ? List.of() : JsonLists.parse(stored);
    }

    static @Nullable String prefix(Optional<DeclaredSource> owner) {
        return owner.map(source -> source.config().text(KafkaDirectKeys.TOPIC_PREFIX))
                .orElse(null);
    }

    static @Nullable String format(Optional<DeclaredSource> owner) {
        return owner.map(source -> Objects.requireNonNullElse(
                        source.config().text(KafkaDirectKeys.FORMAT), RecordFormat.STRING.text()))
                .orElse(null);
    }

    static @Nullable TopicEntity entity(Optional<DeclaredSource> owner) {
        return owner.map(source -> {
                    List<String> topics = source.topics().stream()
                            .map(TopicOrigin::internalTopic)
                            .toList();
                    return TopicEntity.builder()
                            .entityType("sources")
                            .entityId(source.row().id())
                            .name(source.row().name())
                            .connector(source.row().connector())
                            .displayName(KafkaDirectCatalogue.DISPLAY_NAME)
                            .topicIds(topics)
                            .topicDbIds(topics)
                            .build();
                })
                .orElse(null);
    }
}
