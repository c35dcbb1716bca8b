package dev.tributary.runtime.translate;

import dev.tributary.runtime.store.StoredStatus;
import dev.tributary.runtime.store.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the workers that were heard of lately say about sources. Immutable. */
public final class LiveReports {
    /** After how long a worker that fell silent is no longer listened to; it speaks once a second. */
    public static final Duration SILENCE = Duration.ofSeconds(10);

    private final boolean anyWorker;
    private final Map<String, List<StoredStatus>> bySource;

    private LiveReports(boolean anyWorker, List<StoredStatus> statuses) {
        this.anyWorker = anyWorker;
        this.bySource = statuses.stream().collect(Collectors.groupingBy(StoredStatus::sourceId));
    }

    /** What is said about one source. */
    public static LiveReports ofSource(Tables tables, String sourceId, Instant now) {
        Instant since = now.minus(SILENCE);
        return new LiveReports(
                !tables.workers().heardSince(since).isEmpty(), tables.workers().statusOf(sourceId, since));
    }

    /** What is said about all sources. */
    public static LiveReports ofAll(Tables tables, Instant now) {
        Instant since = now.minus(SILENCE);
        return new LiveReports(
                !tables.workers().heardSince(since).isEmpty(), tables.workers().statuses(since));
    }

    /** The reports about a source, in the order of the workers' names. */
    public List<WorkerReport> of(String sourceId) {
        return bySource.getOrDefault(sourceId, List.of()).stream()
                .map(status -> WorkerReport.parse(status.status()))
                .toList();
    }

    /** How a source is doing. */
    public SourceState state(String sourceId, String desiredState) {
        return SourceState.of(desiredState, of(sourceId), anyWorker);
    }
}
