package dev.tributary.runtime.service;

import dev.tributary.api.model.AppendTopicsResult;
import dev.tributary.api.model.RemoveTopicsResult;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.StillFlowingTopic;
import dev.tributary.api.model.TopicsChangeRequest;
import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import dev.tributary.api.model.kafkadirect.TopicLists;
import dev.tributary.runtime.source.ConfigVault;
import dev.tributary.runtime.source.DeclaredSource;
import dev.tributary.runtime.source.TopicOrigin;
import dev.tributary.runtime.store.StoredSource;
import dev.tributary.runtime.store.Tables;
import dev.tributary.runtime.store.TopicList;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Appends to and removes from one list of a source, in one transaction that holds the source: callers who edit at once
 * take turns. The other lists are never touched.
 */
final class TopicListEdits {
    private final ServiceStore store;
    private final Clock clock;

    TopicListEdits(ServiceStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    Versioned<AppendTopicsResult> append(Caller caller, String id, TopicsChangeRequest request, OptionalLong expected) {
        List<String> topics = trimmed(request);
        return store.write(tables -> {
            StoredSource row = SourceLocks.lock(tables, id, expected);
            SourceConfig config = SourceConfig.parse(row.config());
            String prefix = Objects.requireNonNullElse(config.text(KafkaDirectKeys.TOPIC_PREFIX), "");
            SourceRules.topics(topics, request.owner(), prefix);
            Set<String> present = named(tables, id, request.owner(), topics);
            List<String> added =
                    topics.stream().filter(topic -> !present.contains(topic)).toList();
            StoredSource after = added.isEmpty() ? row : appended(tables, row, config, request.owner(), added, caller);
            AppendTopicsResult result = AppendTopicsResult.builder()
                    .added(added)
                    .alreadyPresent(topics.stream().filter(present::contains).toList())
                    .effective(SourceViews.topics(DeclaredSource.of(tables, after)))
                    .build();
            return new Versioned<>(result, after.version());
        });
    }

    Versioned<RemoveTopicsResult> remove(String id, TopicsChangeRequest request, OptionalLong expected) {
        List<String> topics = trimmed(request);
        Fields fields = new Fields();
        SourceRules.names(fields, topics, request.owner());
        fields.refuseIfWrong();
        return store.write(tables -> {
            StoredSource row = SourceLocks.lock(tables, id, expected);
            Set<String> present = named(tables, id, request.owner(), topics);
            List<String> removed = topics.stream().filter(present::contains).toList();
            StoredSource row2 = removed.isEmpty() ? row : removed(tables, row, request.owner(), removed);
            DeclaredSource after = DeclaredSource.of(tables, row2);
            RemoveTopicsResult result = RemoveTopicsResult.builder()
                    .removed(removed)
                    .notPresent(topics.stream()
                            .filter(topic -> !present.contains(topic))
                            .toList())
                    .stillFlowing(stillFlowing(after, topics))
                    .effective(SourceViews.topics(after))
                    .build();
            return new Versioned<>(result, row2.version());
        });
    }

    private static List<String> trimmed(TopicsChangeRequest request) {
        return List.copyOf(
                request.topics().stream().map(String::strip).collect(Collectors.toCollection(LinkedHashSet::new)));
    }

    /** The topics that the list in question names already: a list may be long, what is asked for seldom is. */
    private static Set<String> named(Tables tables, String id, @Nullable String owner, List<String> topics) {
        return owner == null
                ? tables.topicLists().named(id, TopicList.USER_DEFINED, "", topics)
                : tables.topicLists().named(id, TopicList.OWNER, owner, topics);
    }

    private StoredSource appended(
            Tables tables,
            StoredSource before,
            SourceConfig config,
            @Nullable String owner,
            List<String> topics,
            Caller caller) {
        Instant now = now();
        if (owner != null) {
            tables.topicLists().append(before.id(), TopicList.OWNER, owner, topics, caller.clientId(), now);
            return updated(tables, before.configured(before.config(), now));
        }
        String text = config.text(KafkaDirectKeys.USER_DEFINED_TOPICS);
        tables.topicLists().append(before.id(), TopicList.USER_DEFINED, "", topics, caller.clientId(), now);
        return updated(tables, configured(before, config, TopicLists.append(text, topics), now));
    }

    private StoredSource removed(Tables tables, StoredSource before, @Nullable String owner, List<String> topics) {
        Instant now = now();
        if (owner != null) {
            tables.topicLists().remove(before.id(), TopicList.OWNER, owner, topics);
            return updated(tables, before.configured(before.config(), now));
        }
        SourceConfig config = SourceConfig.parse(before.config());
        String text = config.text(KafkaDirectKeys.USER_DEFINED_TOPICS);
        tables.topicLists().remove(before.id(), TopicList.USER_DEFINED, "", topics);
        return updated(tables, configured(before, config, TopicLists.remove(text, topics), now));
    }

    private static StoredSource configured(StoredSource before, SourceConfig config, String userDefined, Instant now) {
        SourceConfig after = config.with(KafkaDirectKeys.USER_DEFINED_TOPICS, userDefined);
        return before.configured(ConfigVault.write(after), now);
    }

    private static StoredSource updated(Tables tables, StoredSource row) {
        tables.sources().update(row);
        return row;
    }

    private static List<StillFlowingTopic> stillFlowing(DeclaredSource after, List<String> topics) {
        return after.topics().stream()
                .filter(topic -> topics.contains(topic.topic()))
                .map(topic -> StillFlowingTopic.builder()
                        .name(topic.topic())
                        .because(because(topic))
                        .build())
                .toList();
    }

    private static String because(TopicOrigin topic) {
        return topic.origins().stream()
                .map(entry -> switch (entry.list()) {
                    case BASE -> "the base list (" + KafkaDirectKeys.BASE_TOPICS + ") names it";
                    case USER_DEFINED -> "the user-defined list (" + KafkaDirectKeys.USER_DEFINED_TOPICS + ") names it";
                    case OWNER -> "the owner '" + entry.owner() + "' names it";
                })
                .collect(Collectors.joining("; "));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
