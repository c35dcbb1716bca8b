package dev.tributary.runtime.store;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;

/** Which list of a source names which topic. */
public final class TopicListTable {
    private static final Comparator<ListedTopic> EFFECTIVE_ORDER =
            Comparator.comparing(ListedTopic::list).thenComparing(ListedTopic::place);

    private final Handle handle;

    TopicListTable(Handle handle) {
        this.handle = handle;
    }

    /**
     * All entries of a source in effective order: the base list, the user-defined list, then all owners' entries by
     * their addition. A topic is there once for each list that names it.
     */
    public List<ListedTopic> of(String sourceId) {
        return handle
                .createQuery("SELECT list, owner, topic, place, added_by, added_at FROM source_topics"
                        + " WHERE source_id = :id")
                .bind("id", sourceId)
                .map((row, context) -> new ListedTopic(
                        TopicList.of(row.getString("list")),
                        row.getString("owner"),
                        row.getString("topic"),
                        row.getLong("place"),
                        row.getString("added_by"),
                        Instant.ofEpochMilli(row.getLong("added_at"))))
                .stream()
                .sorted(EFFECTIVE_ORDER)
                .toList();
    }

    /**
     * Which of these topics a list names.
     *
     * @param owner whose list; empty for the lists in the config
     */
    public Set<String> named(String sourceId, TopicList list, String owner, List<String> topics) {
        if (topics.isEmpty()) {
            return Set.of();
        }
        return Set.copyOf(handle.createQuery("SELECT topic FROM source_topics WHERE source_id = :id AND list = :list"
                        + " AND owner = :owner AND topic IN (<topics>)")
                .bind("id", sourceId)
                .bind("list", list.text())
                .bind("owner", owner)
                .bindList("topics", topics)
                .mapTo(String.class)
                .list());
    }

    /** Makes a list of the config name exactly these topics, in this order. Those that it named keep who and when. */
    public void replace(String sourceId, TopicList list, List<String> topics, String by, Instant now) {
        Map<String, ListedTopic> before = new HashMap<>();
        of(sourceId).stream().filter(entry -> entry.list() == list).forEach(entry -> before.put(entry.topic(), entry));
        handle.createUpdate("DELETE FROM source_topics WHERE source_id = :id AND list = :list")
                .bind("id", sourceId)
                .bind("list", list.text())
                .execute();
        List<ListedTopic> after = new ArrayList<>();
        for (String topic : topics) {
            ListedTopic old = before.get(topic);
            after.add(new ListedTopic(
                    list,
                    "",
                    topic,
                    after.size(),
                    old == null ? by : old.addedBy(),
                    old == null ? now : old.addedAt()));
        }
        insert(sourceId, after);
    }

    /**
     * Appends topics to a list. None of them may be in it.
     *
     * @param owner whose list; empty for the lists in the config
     */
    public void append(String sourceId, TopicList list, String owner, List<String> topics, String by, Instant now) {
        long place = handle.createQuery(
                        "SELECT COALESCE(MAX(place), -1) FROM source_topics WHERE source_id = :id AND list = :list")
                .bind("id", sourceId)
                .bind("list", list.text())
                .mapTo(Long.class)
                .one();
        List<ListedTopic> added = new ArrayList<>();
        for (String topic : topics) {
            place++;
            added.add(new ListedTopic(list, owner, topic, place, by, now));
        }
        insert(sourceId, added);
    }

    /**
     * Removes topics from a list.
     *
     * @param owner whose list; empty for the lists in the config
     */
    public void remove(String sourceId, TopicList list, String owner, Collection<String> topics) {
        if (topics.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("DELETE FROM source_topics WHERE source_id = :id AND list = :list"
                + " AND owner = :owner AND topic = :topic");
        for (String topic : topics) {
            batch.bind("id", sourceId)
                    .bind("list", list.text())
                    .bind("owner", owner)
                    .bind("topic", topic)
                    .add();
        }
        batch.execute();
    }

    private void insert(String sourceId, List<ListedTopic> entries) {
        if (entries.isEmpty()) {
            return;
        }
        PreparedBatch batch = handle.prepareBatch("INSERT INTO source_topics (source_id, list, owner, topic, place,"
                + " added_by, added_at) VALUES (:id, :list, :owner, :topic, :place, :by, :at)");
        for (ListedTopic entry : entries) {
            batch.bind("id", sourceId)
                    .bind("list", entry.list().text())
                    .bind("owner", entry.owner())
                    .bind("topic", entry.topic())
                    .bind("place", entry.place())
                    .bind("by", entry.addedBy())
                    .bind("at", entry.addedAt().toEpochMilli())
                    .add();
        }
        batch.execute();
    }
}
