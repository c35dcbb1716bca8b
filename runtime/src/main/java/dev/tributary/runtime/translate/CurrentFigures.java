package dev.tributary.runtime.translate;

import dev.tributary.runtime.source.DeclaredSource;
import dev.tributary.runtime.source.TopicOrigin;
import dev.tributary.runtime.store.Tables;
import dev.tributary.runtime.store.TopicCounters;
import dev.tributary.runtime.translate.FiguresSample.Figures;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Takes the figures of a source: counters out of the store, lag out of its workers' reports. */
public final class CurrentFigures {
    private CurrentFigures() {}

    /** The figures of each effective topic. */
    public static FiguresSample of(Tables tables, DeclaredSource source, List<WorkerReport> reports) {
        Map<String, TopicCounters> counters = tables
                .figures()
                .counters(source.row().id())
                .stream()
                .collect(Collectors.toMap(TopicCounters::topic, Function.identity()));
        Map<String, List<ReportedTopic>> reported = new HashMap<>();
        for (WorkerReport report : reports) {
            for (ReportedTopic topic : report.topics()) {
                reported.computeIfAbsent(topic.name(), name -> new ArrayList<>())
                        .add(topic);
            }
        }
        Map<String, Figures> figures = new LinkedHashMap<>();
        for (TopicOrigin topic : source.topics()) {
            String name = topic.topic();
            TopicCounters counted = counters.getOrDefault(name, new TopicCounters(name, 0, 0, 0));
            figures.put(
                    name,
                    new Figures(
                            counted.records(),
                            counted.bytes(),
                            counted.gaps(),
                            lag(reported.getOrDefault(name, List.of()))));
        }
        return new FiguresSample(figures);
    }

    /** The lag over all workers; unknown while a partition has no owner or an owner does not know. */
    private static @Nullable Long lag(List<ReportedTopic> topic) {
        long lag = 0;
        int owned = 0;
        int partitions = 0;
        for (ReportedTopic part : topic) {
            Long own = part.lag();
            if (own == null) {
                return null;
            }
            lag += own;
            owned += part.owned();
            partitions = Math.max(partitions, Objects.requireNonNullElse(part.externalPartitions(), 0));
        }
        return partitions == 0 || owned < partitions ? null : lag;
    }
}
