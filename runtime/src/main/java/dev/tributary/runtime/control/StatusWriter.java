package dev.tributary.runtime.control;

import dev.tributary.engine.ReplicationEngine;
import dev.tributary.engine.ReplicationStatus;
import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.Tables;
import dev.tributary.runtime.translate.Plan;
import dev.tributary.runtime.translate.Reporter;
import dev.tributary.runtime.translate.WorkerReport;
import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Writes down that this worker is there and what it sees, in one transaction. Reports that did not change since they
 * were last stored are not written again. One thread.
 */
final class StatusWriter {
    private final Store store;
    private final ReplicationEngine engine;
    private final String workerId;
    private final Clock clock;
    private final Instant startedAt;
    private final CopyCount copyCount;
    private final FigureKeeper figures;
    private Map<String, String> stored = new HashMap<>();
    private boolean first = true;

    StatusWriter(Store store, ReplicationEngine engine, CopyCount copyCount, String workerId, Clock clock) {
        this.store = store;
        this.engine = engine;
        this.copyCount = copyCount;
        this.workerId = workerId;
        this.clock = clock;
        this.startedAt = clock.instant();
        this.figures = new FigureKeeper(workerId);
    }

    /**
     * Writes down what is seen of the wanted sources.
     *
     * @throws dev.tributary.runtime.store.StoreException.Unavailable when that is not possible; the next call makes up
     *     for it
     */
    void write(Map<String, WantedSource> wanted) {
        Map<String, String> reports = reports(wanted, engine.statuses());
        Instant now = clock.instant();
        copyCount.write(count -> {
            count.bySource().keySet().retainAll(wanted.keySet());
            store.write(tables -> {
                greet(tables, now);
                write(tables, reports);
                count.bySource().forEach(tables.figures()::count);
                figures.keep(tables, now);
                return now;
            });
        });
        first = false;
        stored = reports;
    }

    private static Map<String, String> reports(
            Map<String, WantedSource> wanted, Collection<ReplicationStatus> statuses) {
        Map<String, String> reports = new HashMap<>();
        wanted.forEach((id, source) -> {
            if (source.plan() instanceof Plan.Idle idle) {
                reports.put(
                        id, WorkerReport.idle(source.version(), idle.problems()).toJson());
            }
        });
        for (ReplicationStatus status : statuses) {
            WantedSource source = wanted.get(status.sourceId());
            if (source != null && source.plan() instanceof Plan.Replicate replicate) {
                reports.put(
                        status.sourceId(),
                        Reporter.report(status, replicate.problems()).toJson());
            }
        }
        return reports;
    }

    /** Says that this worker is there. What an earlier life of it said is forgotten first. */
    private void greet(Tables tables, Instant now) {
        if (first) {
            tables.workers().delete(workerId);
        }
        tables.workers().heartbeat(workerId, startedAt, now);
    }

    private void write(Tables tables, Map<String, String> reports) {
        Map<String, String> known = first ? Map.of() : stored;
        reports.forEach((id, report) -> {
            if (!report.equals(known.get(id))) {
                tables.workers().putStatus(workerId, id, report);
            }
        });
        Set<String> ended = new HashSet<>(known.keySet());
        ended.removeAll(reports.keySet());
        tables.workers().deleteStatus(workerId, ended);
    }

    /** Says that this worker leaves. */
    void leave() {
        store.write(tables -> {
            tables.workers().delete(workerId);
            return workerId;
        });
    }
}
