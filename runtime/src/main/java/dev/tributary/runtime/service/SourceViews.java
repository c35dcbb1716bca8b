package dev.tributary.runtime.service;

import dev.tributary.api.model.CreatedFrom;
import dev.tributary.api.model.DesiredState;
import dev.tributary.api.model.EffectiveTopic;
import dev.tributary.api.model.EffectiveTopics;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.SourceProblem;
import dev.tributary.api.model.TopicAddition;
import dev.tributary.api.model.TopicListKind;
import dev.tributary.api.model.auth.RoleKey;
import dev.tributary.api.model.kafkadirect.ConfigFinding;
import dev.tributary.api.model.kafkadirect.KafkaDirectCatalogue;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfigRules;
import dev.tributary.runtime.secrets.UndecryptableException;
import dev.tributary.runtime.source.ConfigVault;
import dev.tributary.runtime.source.DeclaredSource;
import dev.tributary.runtime.source.TopicOrigin;
import dev.tributary.runtime.store.ListedTopic;
import dev.tributary.runtime.store.StoredSource;
import dev.tributary.runtime.store.Tables;
import dev.tributary.runtime.translate.LiveReports;
import dev.tributary.runtime.translate.ReportedProblem;
import dev.tributary.runtime.translate.SourceState;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Shows sources as the wire wants them. */
final class SourceViews {
    private final ConfigVault vault;
    private final Clock clock;

    SourceViews(ConfigVault vault, Clock clock) {
        this.vault = vault;
        this.clock = clock;
    }

    /** A source as it is right now. */
    Versioned<Source> view(Tables tables, StoredSource row, boolean withSecrets) {
        return view(
                DeclaredSource.of(tables, row), LiveReports.ofSource(tables, row.id(), clock.instant()), withSecrets);
    }

    Versioned<Source> view(DeclaredSource source, LiveReports reports, boolean withSecrets) {
        StoredSource row = source.row();
        SourceState state = reports.state(row.id(), row.desiredState());
        Map<String, String> topicMap = new LinkedHashMap<>();
        source.topics().forEach(topic -> topicMap.put(topic.topic(), topic.internalTopic()));
        String createdFrom = row.createdFrom();
        Source view = Source.builder()
                .id(row.id())
                .name(row.name())
                .connector(row.connector())
                .connectorDisplayName(KafkaDirectCatalogue.DISPLAY_NAME)
                .createdTimestamp(row.createdAt())
                .config(withSecrets ? opened(source) : source.config())
                .topicIds(List.copyOf(topicMap.values()))
                .topics(List.copyOf(topicMap.keySet()))
                .topicMap(topicMap)
                .tasks(state.tasks())
                .taskStatuses(state.taskStatuses())
                .connectorStatus(state.status())
                .desiredState(DesiredState.of(row.desiredState()))
                .kcClusterId(row.kcClusterId())
                .tags(JsonLists.parseNullable(row.tags()))
                .createdFrom(createdFrom == null ? null : CreatedFrom.of(createdFrom))
                .problems(problems(source, state))
                .build();
        return new Versioned<>(view, row.version());
    }

    /** With the secrets; with the mask when they cannot be read, which the source's problems tell. */
    private SourceConfig opened(DeclaredSource source) {
        try {
            return source.openConfig(vault);
        } catch (UndecryptableException e) {
            return source.config();
        }
    }

    /** Whether a caller who asks for secrets may see them. */
    static boolean showsSecrets(Caller caller, boolean secretReturned) {
        return secretReturned && caller.may(RoleKey.EDITOR);
    }

    /** The effective topics with who added what. */
    static EffectiveTopics topics(DeclaredSource source) {
        return EffectiveTopics.builder()
                .sourceId(source.row().id())
                .topics(source.topics().stream().map(SourceViews::topic).toList())
                .build();
    }

    private static EffectiveTopic topic(TopicOrigin topic) {
        return EffectiveTopic.builder()
                .name(topic.topic())
                .internalName(topic.internalTopic())
                .addedBy(topic.origins().stream().map(SourceViews::addition).toList())
                .build();
    }

    private static TopicAddition addition(ListedTopic entry) {
        return TopicAddition.builder()
                .list(TopicListKind.of(entry.list().text()))
                .owner(entry.owner().isEmpty() ? null : entry.owner())
                .addedAt(entry.addedAt())
                .build();
    }

    /** What the workers report, and what the config makes one wonder about. */
    private static List<SourceProblem> problems(DeclaredSource source, SourceState state) {
        List<SourceProblem> problems = new ArrayList<>(state.problems());
        for (ConfigFinding finding : KafkaDirectConfigRules.check(source.config())) {
            if (finding.severity() == ConfigFinding.Severity.WARNING) {
                problems.add(SourceProblem.builder()
                        .code(ReportedProblem.CONFIG_WARNING)
                        .message("config." + finding.key() + " " + finding.message())
                        .remedy(finding.remedy())
                        .since(source.row().updatedAt())
                        .build());
            }
        }
        return problems;
    }
}
