package dev.tributary.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Sources. */
public final class SourceTable {
    private final Handle handle;

    SourceTable(Handle handle) {
        this.handle = handle;
    }

    /** Adds a source; a name that is taken ends the transaction with {@link StoreException.Duplicate}. */
    public void insert(StoredSource source) {
        bind(
                        source,
                        handle.createUpdate("INSERT INTO sources (id, name, connector, version, restarts,"
                                + " desired_state, created_from, kc_cluster_id, config, tags, created_at, updated_at)"
                                + " VALUES (:id, :name, :connector, :version, :restarts, :desiredState, :createdFrom,"
                                + " :kcClusterId, :config, :tags, :createdAt, :updatedAt)"))
                .execute();
    }

    /** Writes a source that was read with {@link #lock}; a taken name ends the transaction as with {@link #insert}. */
    public void update(StoredSource source) {
        bind(
                        source,
                        handle.createUpdate("UPDATE sources SET name = :name, connector = :connector,"
                                + " version = :version, restarts = :restarts, desired_state = :desiredState,"
                                + " created_from = :createdFrom, kc_cluster_id = :kcClusterId, config = :config,"
                                + " tags = :tags, created_at = :createdAt, updated_at = :updatedAt WHERE id = :id"))
                .execute();
    }

    /**
     * Reads a source that is about to be changed: until this transaction ends, others that do the same wait. An update
     * that changes nothing, because SQLite knows no {@code SELECT ... FOR UPDATE}.
     */
    public Optional<StoredSource> lock(String id) {
        return handle.createQuery("UPDATE sources SET version = version WHERE id = :id RETURNING *")
                .bind("id", id)
                .map((row, context) -> source(row))
                .findOne();
    }

    /** One source. */
    public Optional<StoredSource> find(String id) {
        return handle.createQuery("SELECT * FROM sources WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> source(row))
                .findOne();
    }

    /** Whether a source has this name. */
    public boolean isNamed(String name) {
        return handle.createQuery("SELECT COUNT(*) FROM sources WHERE name = :name")
                        .bind("name", name)
                        .mapTo(Long.class)
                        .one()
                > 0;
    }

    /** All sources, oldest first. */
    public List<StoredSource> all() {
        return handle.createQuery("SELECT * FROM sources ORDER BY created_at, id")
                .map((row, context) -> source(row))
                .list();
    }

    /** The versions of all sources, in no particular order. */
    public List<SourceVersion> versions() {
        return handle.createQuery("SELECT id, version FROM sources")
                .map((row, context) -> new SourceVersion(row.getString("id"), row.getLong("version")))
                .list();
    }

    /** Removes a source with its secrets, its topic lists and its figures. */
    public void delete(String id) {
        for (String table : List.of("topic_counters", "source_figures", "source_status")) {
            handle.createUpdate("DELETE FROM " + table + " WHERE source_id = :id")
                    .bind("id", id)
                    .execute();
        }
        handle.createUpdate("DELETE FROM sources WHERE id = :id").bind("id", id).execute();
    }

    private static <S extends SqlStatement<S>> S bind(StoredSource source, S statement) {
        return statement
                .bind("id", source.id())
                .bind("name", source.name())
                .bind("connector", source.connector())
                .bind("version", source.version())
                .bind("restarts", source.restarts())
                .bind("desiredState", source.desiredState())
                .bind("createdFrom", source.createdFrom())
                .bind("kcClusterId", source.kcClusterId())
                .bind("config", source.config())
                .bind("tags", source.tags())
                .bind("createdAt", source.createdAt().toEpochMilli())
                .bind("updatedAt", source.updatedAt().toEpochMilli());
    }

    private static StoredSource source(ResultSet row) throws SQLException {
        return new StoredSource(
                row.getString("id"),
                row.getString("name"),
                row.getString("connector"),
                row.getLong("version"),
                row.getLong("restarts"),
                row.getString("desired_state"),
                row.getString("created_from"),
                row.getString("kc_cluster_id"),
                row.getString("config"),
                row.getString("tags"),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("updated_at")));
    }
}
