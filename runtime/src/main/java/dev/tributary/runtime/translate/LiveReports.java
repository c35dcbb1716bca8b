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

    private final Workers workers;
    private final Map<String, List<StoredStatus>> bySource;

    private LiveReports(Workers workers, List<StoredStatus> statuses) {
        this.workers = workers;
        this.bySource = statuses.stream().collect(Collectors.groupingBy(StoredStatus::sourceId));
    }

    /** Whether there is anybody who could say something. */
    public enum Workers {
        /** There never was a worker, or all have left. */
        NONE,
        /** There is one that should speak, but it is silent. */
        SILENT,
        /** At least one was heard of lately. */
        SPEAKING;

        private static Workers read(Tables tables, Instant since) {
            if (!tables.workers().heardSince(since).isEmpty()) {
                return SPEAKING;
            }
            return tables.workers().heardSince(Instant.EPOCH).isEmpty() ? NONE : SILENT;
        }
    }

    /** What is said about one source. */
    public static LiveReports ofSource(Tables tables, String sourceId, Instant now) {
        Instant since = now.minus(SILENCE);
        return new LiveReports(Workers.read(tables, since), tables.workers().statusOf(sourceId, since));
    }

    /** What is said about all sources. */
    public static LiveReports ofAll(Tables tables, Instant now) {
        Instant since = now.minus(SILENCE);
        return new LiveReports(Workers.read(tables, since), tables.workers().statuses(since));
    }

    /** The reports about a source, in the order of the workers' names. */
    public List<WorkerReport> of(String sourceId) {
        return bySource.getOrDefault(sourceId, List.of()).stream()
                .map(status -> WorkerReport.parse(status.status()))
                .toList();
    }

    /** How a source is doing. */
    public SourceState state(String sourceId, String desiredState) {
        return SourceState.of(desiredState, of(sourceId), workers);
    }
}
