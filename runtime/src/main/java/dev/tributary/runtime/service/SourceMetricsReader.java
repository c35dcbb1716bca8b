package dev.tributary.runtime.service;

import dev.tributary.api.model.metrics.MetricFigures;
import dev.tributary.api.model.metrics.MetricPoint;
import dev.tributary.api.model.metrics.SourceMetrics;
import dev.tributary.api.model.metrics.SourceMetricsReport;
import dev.tributary.api.model.metrics.TopicMetrics;
import dev.tributary.runtime.source.DeclaredSource;
import dev.tributary.runtime.source.TopicOrigin;
import dev.tributary.runtime.store.StoredSource;
import dev.tributary.runtime.store.Tables;
import dev.tributary.runtime.translate.CurrentFigures;
import dev.tributary.runtime.translate.FiguresSample;
import dev.tributary.runtime.translate.LiveReports;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Answers figures of sources out of what the workers wrote down. */
final class SourceMetricsReader {
    /** How far back the sample may lie that present rates are measured from. */
    private static final Duration RATE_WINDOW = Duration.ofMinutes(1);

    private final Clock clock;

    SourceMetricsReader(Clock clock) {
        this.clock = clock;
    }

    SourceMetricsReport report(Tables tables, MetricsQuery query) {
        Instant now = clock.instant();
        LiveReports reports = LiveReports.ofAll(tables, now);
        List<SourceMetrics> sources = tables.sources().all().stream()
                .filter(row -> query.sourceIds().isEmpty() || query.sourceIds().contains(row.id()))
                .map(row -> source(tables, row, reports, query, now))
                .toList();
        return SourceMetricsReport.builder().takenAt(now).sources(sources).build();
    }

    private static SourceMetrics source(
            Tables tables, StoredSource row, LiveReports reports, MetricsQuery query, Instant now) {
        DeclaredSource source = DeclaredSource.of(tables, row);
        Instant since = query.seriesSince().orElse(now);
        Instant start = since.isBefore(now.minus(RATE_WINDOW)) ? since : now.minus(RATE_WINDOW);
        List<Sample> samples = new ArrayList<>(tables.figures().since(row.id(), start).stream()
                .map(stored -> new Sample(stored.takenAt(), FiguresSample.parse(stored.figures())))
                .toList());
        samples.add(new Sample(now, CurrentFigures.of(tables, source, reports.of(row.id()))));
        return SourceMetrics.builder()
                .sourceId(row.id())
                .name(row.name())
                .connectorStatus(reports.state(row.id(), row.desiredState()).status())
                .latest(latest(samples, null))
                .series(query.seriesSince().isPresent() ? series(samples, null, since) : List.of())
                .topics(source.topics().stream()
                        .map(topic -> topic(samples, topic, query.seriesSince(), since))
                        .toList())
                .build();
    }

    private static TopicMetrics topic(
            List<Sample> samples, TopicOrigin topic, Optional<Instant> seriesSince, Instant since) {
        return TopicMetrics.builder()
                .name(topic.topic())
                .internalName(topic.internalTopic())
                .latest(latest(samples, topic.topic()))
                .series(seriesSince.isPresent() ? series(samples, topic.topic(), since) : List.of())
                .build();
    }

    /** The present figures; the rates are measured from the oldest sample of the last minute. */
    private static MetricFigures latest(List<Sample> samples, @Nullable String topic) {
        Sample present = samples.get(samples.size() - 1);
        Instant oldest = present.at().minus(RATE_WINDOW);
        Sample first = samples.stream()
                .filter(sample -> !sample.at().isBefore(oldest))
                .findFirst()
                .orElse(present);
        return MetricRates.figures(first, present, topic);
    }

    private static List<MetricPoint> series(List<Sample> samples, @Nullable String topic, Instant since) {
        List<MetricPoint> points = new ArrayList<>();
        for (int i = 0; i < samples.size() - 1; i++) {
            Sample sample = samples.get(i);
            if (!sample.at().isBefore(since)) {
                points.add(MetricPoint.builder()
                        .at(sample.at())
                        .figures(MetricRates.figures(samples.get(Math.max(0, i - 1)), sample, topic))
                        .build());
            }
        }
        return points;
    }

    /** Figures and when they were taken. */
    record Sample(Instant at, FiguresSample figures) {}
}
