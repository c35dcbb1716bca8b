package dev.tributary.runtime.store;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Counters of topics, and figures of sources over time. */
public final class FigureTable {
    private final Handle handle;

    FigureTable(Handle handle) {
        this.handle = handle;
    }

    /** Adds to the counters of a source's topics. */
    public void count(String sourceId, Collection<TopicCounters> more) {
        if (more.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("INSERT INTO topic_counters (source_id, topic, records, bytes, gaps)"
                + " VALUES (:source, :topic, :records, :bytes, :gaps) ON CONFLICT (source_id, topic) DO UPDATE SET"
                + " records = topic_counters.records + excluded.records,"
                + " bytes = topic_counters.bytes + excluded.bytes, gaps = topic_counters.gaps + excluded.gaps");
        for (TopicCounters topic : more) {
            batch.bind("source", sourceId)
                    .bind("topic", topic.topic())
                    .bind("records", topic.records())
                    .bind("bytes", topic.bytes())
                    .bind("gaps", topic.gaps())
                    .add();
        }
        batch.execute();
    }

    /** The counters of a source's topics, by topic. */
    public List<TopicCounters> counters(String sourceId) {
        return handle.createQuery("SELECT topic, records, bytes, gaps FROM topic_counters"
                        + " WHERE source_id = :source ORDER BY topic")
                .bind("source", sourceId)
                .map((row, context) -> new TopicCounters(
                        row.getString("topic"), row.getLong("records"), row.getLong("bytes"), row.getLong("gaps")))
                .list();
    }

    /** Writes figures down, unless there are some of that source and moment. */
    public void put(StoredFigures figures) {
        handle.createUpdate("INSERT INTO source_figures (source_id, taken_at, figures)"
                        + " VALUES (:source, :takenAt, :figures) ON CONFLICT DO NOTHING")
                .bind("source", figures.sourceId())
                .bind("takenAt", figures.takenAt().toEpochMilli())
                .bind("figures", figures.figures())
                .execute();
    }

    /** The figures of a source since a moment, oldest first. */
    public List<StoredFigures> since(String sourceId, Instant moment) {
        return handle.createQuery("SELECT source_id, taken_at, figures FROM source_figures"
                        + " WHERE source_id = :source AND taken_at >= :moment ORDER BY taken_at")
                .bind("source", sourceId)
                .bind("moment", moment.toEpochMilli())
                .map((row, context) -> new StoredFigures(
                        row.getString("source_id"),
                        Instant.ofEpochMilli(row.getLong("taken_at")),
                        row.getString("figures")))
                .list();
    }

    /** Forgets counters and figures of sources that are no longer there. */
    public void deleteOrphans() {
        for (String table : List.of("topic_counters", "source_figures")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE source_id NOT IN (SELECT id FROM sources)")
                    .execute();
        }
    }

    /** Forgets figures that were taken before a moment. */
    public void deleteBefore(Instant moment) {
        handle.createUpdate("DELETE FROM source_figures WHERE taken_at < :moment")
                .bind("moment", moment.toEpochMilli())
                .execute();
    }
}
