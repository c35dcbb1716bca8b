package dev.tributary.runtime.control;

import dev.tributary.runtime.source.DeclaredSource;
import dev.tributary.runtime.store.StoredFigures;
import dev.tributary.runtime.store.StoredSource;
import dev.tributary.runtime.store.Tables;
import dev.tributary.runtime.translate.CurrentFigures;
import dev.tributary.runtime.translate.LiveReports;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * Keeps figures of all sources over time, for a bounded time. Of several workers the one whose name comes first does
 * it, and cleans up what has become too old.
 */
final class FigureKeeper {
    static final Duration INTERVAL = Duration.ofSeconds(10);
    static final Duration KEPT = Duration.ofHours(1);
    /** A worker that was silent for so long will not come back under its name. */
    static final Duration WORKER_KEPT = Duration.ofDays(1);

    private final String workerId;
    private Instant last = Instant.EPOCH;

    FigureKeeper(String workerId) {
        this.workerId = workerId;
    }

    void keep(Tables tables, Instant now) {
        long interval = INTERVAL.toMillis();
        Instant due = Instant.ofEpochMilli(now.toEpochMilli() / interval * interval);
        List<String> workers = tables.workers().heardSince(now.minus(LiveReports.SILENCE));
        if (!due.isAfter(last) || workers.indexOf(workerId) != 0) {
            return;
        }
        LiveReports reports = LiveReports.ofAll(tables, now);
        for (StoredSource row : tables.sources().all()) {
            DeclaredSource source = DeclaredSource.of(tables, row);
            String figures =
                    CurrentFigures.of(tables, source, reports.of(row.id())).toJson();
            tables.figures().put(new StoredFigures(row.id(), due, figures));
        }
        // A worker may count what it copied just before it learnt that the source was deleted.
        tables.figures().deleteOrphans();
        tables.figures().deleteBefore(now.minus(KEPT));
        tables.workers().deleteHeardBefore(now.minus(WORKER_KEPT));
        last = due;
    }
}
