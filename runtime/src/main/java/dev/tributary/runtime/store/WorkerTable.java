package dev.tributary.runtime.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.Query;

/** Workers, when they were last heard of, and what they say about their sources. */
public final class WorkerTable {
    private static final String STATUS = "SELECT s.worker_id, s.source_id, s.status, w.heartbeat_at"
            + " FROM source_status s JOIN workers w ON w.id = s.worker_id";

    private final Handle handle;

    WorkerTable(Handle handle) {
        this.handle = handle;
    }

    /** Notes that a worker is there. */
    public void heartbeat(String workerId, Instant startedAt, Instant now) {
        handle.createUpdate("INSERT INTO workers (id, started_at, heartbeat_at) VALUES (:id, :startedAt, :now)"
                        + " ON CONFLICT (id) DO UPDATE SET started_at = excluded.started_at,"
                        + " heartbeat_at = excluded.heartbeat_at")
                .bind("id", workerId)
                .bind("startedAt", startedAt.toEpochMilli())
                .bind("now", now.toEpochMilli())
                .execute();
    }

    /** The workers that were heard of since a moment, by name. */
    public List<String> heardSince(Instant moment) {
        return handle.createQuery("SELECT id FROM workers WHERE heartbeat_at >= :moment ORDER BY id")
                .bind("moment", moment.toEpochMilli())
                .mapTo(String.class)
                .list();
    }

    /** Forgets workers that were last heard of before a moment, with all they said. */
    public void deleteHeardBefore(Instant moment) {
        handle.createUpdate("DELETE FROM workers WHERE heartbeat_at < :moment")
                .bind("moment", moment.toEpochMilli())
                .execute();
    }

    /** Forgets a worker with all it said. */
    public void delete(String workerId) {
        handle.createUpdate("DELETE FROM workers WHERE id = :id")
                .bind("id", workerId)
                .execute();
    }

    /** Writes down what a worker says about a source. The worker must have sent a heartbeat. */
    public void putStatus(String workerId, String sourceId, String status) {
        handle.createUpdate(
                        "INSERT INTO source_status (worker_id, source_id, status) VALUES (:worker, :source, :status)"
                                + " ON CONFLICT (worker_id, source_id) DO UPDATE SET status = excluded.status")
                .bind("worker", workerId)
                .bind("source", sourceId)
                .bind("status", status)
                .execute();
    }

    /** Forgets what a worker said about sources. */
    public void deleteStatus(String workerId, Collection<String> sourceIds) {
        for (String sourceId : sourceIds) {
            handle.createUpdate("DELETE FROM source_status WHERE worker_id = :worker AND source_id = :source")
                    .bind("worker", workerId)
                    .bind("source", sourceId)
                    .execute();
        }
    }

    /** What workers heard of since a moment say about one source, by worker. */
    public List<StoredStatus> statusOf(String sourceId, Instant heardSince) {
        return statuses(handle.createQuery(
                        STATUS + " WHERE s.source_id = :source AND w.heartbeat_at >= :moment ORDER BY s.worker_id")
                .bind("source", sourceId)
                .bind("moment", heardSince.toEpochMilli()));
    }

    /** What workers heard of since a moment say about all sources, by source and worker. */
    public List<StoredStatus> statuses(Instant heardSince) {
        return statuses(
                handle.createQuery(STATUS + " WHERE w.heartbeat_at >= :moment ORDER BY s.source_id, s.worker_id")
                        .bind("moment", heardSince.toEpochMilli()));
    }

    private static List<StoredStatus> statuses(Query query) {
        return query.map((row, context) -> new StoredStatus(
                        row.getString("worker_id"),
                        row.getString("source_id"),
                        row.getString("status"),
                        Instant.ofEpochMilli(row.getLong("heartbeat_at"))))
                .list();
    }
}
