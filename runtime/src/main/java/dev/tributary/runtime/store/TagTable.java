package dev.tributary.runtime.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.SqlStatement;

/** Tags, and which internal topic has which. */
public final class TagTable {
    private final Handle handle;

    TagTable(Handle handle) {
        this.handle = handle;
    }

    /** All tags by name. Sorted here, because databases do not agree on what comes first. */
    public List<StoredTag> all() {
        return handle.createQuery("SELECT * FROM tags").map((row, context) -> tag(row)).stream()
                .sorted(Comparator.comparing(StoredTag::name))
                .toList();
    }

    /** One tag. */
    public Optional<StoredTag> find(String id) {
        return handle.createQuery("SELECT * FROM tags WHERE id = :id")
                .bind("id", id)
                .map((row, context) -> tag(row))
                .findOne();
    }

    /** Adds a tag; a name that is taken ends the transaction with {@link StoreException.Duplicate}. */
    public void insert(StoredTag tag) {
        bind(
                        tag,
                        handle.createUpdate("INSERT INTO tags (id, name, description, types, created_at)"
                                + " VALUES (:id, :name, :description, :types, :createdAt)"))
                .execute();
    }

    /** Replaces a tag; a name that is taken ends the transaction as with {@link #insert}. */
    public void update(StoredTag tag) {
        bind(
                        tag,
                        handle.createUpdate("UPDATE tags SET name = :name, description = :description,"
                                + " types = :types, created_at = :createdAt WHERE id = :id"))
                .execute();
    }

    /** Removes a tag. */
    public void delete(String id) {
        handle.createUpdate("DELETE FROM tags WHERE id = :id").bind("id", id).execute();
    }

    /** The tags of internal topics by topic, each a JSON array; topics that never had any are not there. */
    public Map<String, String> ofTopics() {
        Map<String, String> tags = new TreeMap<>();
        handle.createQuery("SELECT topic, tags FROM topic_tags")
                .map((row, context) -> Map.entry(row.getString("topic"), row.getString("tags")))
                .forEach(entry -> tags.put(entry.getKey(), entry.getValue()));
        return tags;
    }

    /** Makes these the tags of an internal topic, as a JSON array. */
    public void replaceOfTopic(String topic, String tags) {
        handle.createUpdate("INSERT INTO topic_tags (topic, tags) VALUES (:topic, :tags)"
                        + " ON CONFLICT (topic) DO UPDATE SET tags = excluded.tags")
                .bind("topic", topic)
                .bind("tags", tags)
                .execute();
    }

    /** Forgets the tags of an internal topic. */
    public void deleteOfTopic(String topic) {
        handle.createUpdate("DELETE FROM topic_tags WHERE topic = :topic")
                .bind("topic", topic)
                .execute();
    }

    private static <S extends SqlStatement<S>> S bind(StoredTag tag, S statement) {
        return statement
                .bind("id", tag.id())
                .bind("name", tag.name())
                .bind("description", tag.description())
                .bind("types", tag.types())
                .bind("createdAt", tag.createdAt().toEpochMilli());
    }

    private static StoredTag tag(ResultSet row) throws SQLException {
        return new StoredTag(
                row.getString("id"),
                row.getString("name"),
                row.getString("description"),
                row.getString("types"),
                Instant.ofEpochMilli(row.getLong("created_at")));
    }
}
