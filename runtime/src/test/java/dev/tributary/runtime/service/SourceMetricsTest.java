package dev.tributary.runtime.service;

import static dev.tributary.runtime.service.ServiceFixture.VIEWER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.metrics.MetricFigures;
import dev.tributary.api.model.metrics.SourceMetrics;
import dev.tributary.runtime.store.StoreSettings;
import dev.tributary.runtime.store.StoredFigures;
import dev.tributary.runtime.store.Stores;
import dev.tributary.runtime.store.TopicCounters;
import dev.tributary.runtime.translate.FiguresSample;
import dev.tributary.runtime.translate.ReportedTopic;
import dev.tributary.runtime.translate.WorkerReport;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SourceMetricsTest extends ServiceContract {
    private String id = "";

    @Override
    StoreSettings settings(Path folder) {
        return Stores.sqlite(folder);
    }

    @BeforeEach
    void declareASource() {
        id = ServiceFixture.id(fixture().source("s", "a,b", null));
    }

    @Test
    void countersAreThoseOfAllTopicsTogether() {
        count(new TopicCounters("a", 10, 100, 1), new TopicCounters("b", 5, 50, 0));

        MetricFigures latest = metrics().latest();

        assertThat(latest.recordsCopied() + " " + latest.bytesCopied() + " " + latest.gapRecords())
                .isEqualTo("15 150 1");
    }

    @Test
    void lagIsSummedOverWorkers() {
        report("w1", 1, 3L, 2, 4L);
        report("w2", 2, 5L, 0, 0L);

        assertThat(metrics().latest().lagRecords()).isEqualTo(12);
    }

    @Test
    void lagIsUnknownWhileAPartitionHasNoOwner() {
        report("w1", 2, 3L, 2, 4L);

        assertThat(metrics().topics().get(0).latest().lagRecords()).isNull();
    }

    @Test
    void lagIsUnknownWhenAnOwnerDoesNotKnow() {
        report("w1", 3, null, 2, 4L);

        assertThat(metrics().latest().lagRecords()).isNull();
    }

    @Test
    void ratesAreMeasuredFromTheLastMinute() {
        sample(fixture().clock.instant(), 10);
        fixture().clock.move(Duration.ofSeconds(20));
        count(new TopicCounters("a", 50, 0, 0));

        assertThat(metrics().latest().recordsPerSecond()).isEqualTo(2.0);
    }

    @Test
    void withoutAnEarlierSampleThereIsNoRate() {
        assertThat(metrics().latest().recordsPerSecond()).isNull();
    }

    @Test
    void theSeriesHoldsWhatWasAskedFor() {
        Instant start = fixture().clock.instant();
        sample(start, 10);
        sample(start.plusSeconds(10), 30);
        sample(start.plusSeconds(20), 30);
        fixture().clock.move(Duration.ofSeconds(25));

        assertThat(metrics(MetricsQuery.builder()
                                .seriesSince(start.plusSeconds(10))
                                .build())
                        .series())
                .extracting(point -> point.at() + " " + point.figures().recordsPerSecond())
                .containsExactly(start.plusSeconds(10) + " 2.0", start.plusSeconds(20) + " 0.0");
    }

    @Test
    void theSeriesIsEmptyUnlessAskedFor() {
        sample(fixture().clock.instant(), 10);

        assertThat(metrics().series()).isEmpty();
    }

    @Test
    void unknownSourcesAreLeftOut() {
        MetricsQuery query = MetricsQuery.builder().addSourceIds("nope").build();

        assertThat(sources().metrics(VIEWER, query).sources()).isEmpty();
    }

    private SourceMetrics metrics() {
        return metrics(MetricsQuery.builder().addSourceIds(id).build());
    }

    private SourceMetrics metrics(MetricsQuery query) {
        return sources().metrics(VIEWER, query).sources().get(0);
    }

    private void count(TopicCounters... counters) {
        fixture().store.write(tables -> {
            tables.figures().count(id, List.of(counters));
            return id;
        });
    }

    private void sample(Instant at, long records) {
        FiguresSample sample = new FiguresSample(Map.of("a", new FiguresSample.Figures(records, 0, 0, null)));
        fixture().store.write(tables -> {
            tables.figures().put(new StoredFigures(id, at, sample.toJson()));
            return id;
        });
    }

    /** As a worker says it of topic a, which has three partitions, and of topic b, which has two. */
    private void report(String worker, int ownedOfA, @Nullable Long lagOfA, int ownedOfB, Long lagOfB) {
        WorkerReport report = new WorkerReport(
                1,
                WorkerReport.State.RUNNING,
                List.of(),
                List.of(new ReportedTopic("a", 3, ownedOfA, lagOfA), new ReportedTopic("b", 2, ownedOfB, lagOfB)));
        fixture().store.write(tables -> {
            tables.workers()
                    .heartbeat(
                            worker, fixture().clock.instant(), fixture().clock.instant());
            tables.workers().putStatus(worker, id, report.toJson());
            return id;
        });
    }
}
