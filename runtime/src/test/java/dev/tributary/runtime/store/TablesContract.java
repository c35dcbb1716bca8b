package dev.tributary.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What holds of the single tables in every kind of store. */
abstract class TablesContract extends StoreContract {
    private static final Instant THEN = StoredSources.THEN;
    private static final Instant LATER = THEN.plus(Duration.ofHours(1));

    @Test
    void effectiveOrderIsBaseThenUserDefinedThenOwnersByAddition() {
        insert(StoredSources.named("a1", "orders"));
        write(tables -> {
            tables.topicLists().append("a1", TopicList.OWNER, "team-z", List.of("o1"), "c", THEN);
            tables.topicLists().append("a1", TopicList.OWNER, "team-a", List.of("o2"), "c", THEN);
            tables.topicLists().replace("a1", TopicList.USER_DEFINED, List.of("u2", "u1"), "c", THEN);
            tables.topicLists().replace("a1", TopicList.BASE, List.of("b"), "c", THEN);
        });

        assertThat(listed()).extracting(ListedTopic::topic).containsExactly("b", "u2", "u1", "o1", "o2");
    }

    @Test
    void aListThatIsReplacedKeepsWhoAndWhenOfWhatStays() {
        insert(StoredSources.named("a1", "orders"));
        write(tables -> tables.topicLists().replace("a1", TopicList.BASE, List.of("x", "y"), "ann", THEN));
        write(tables -> tables.topicLists().replace("a1", TopicList.BASE, List.of("z", "y"), "bob", LATER));

        assertThat(listed())
                .containsExactly(
                        new ListedTopic(TopicList.BASE, "", "z", 0, "bob", LATER),
                        new ListedTopic(TopicList.BASE, "", "y", 1, "ann", THEN));
    }

    @Test
    void removingTouchesNoOtherOwner() {
        insert(StoredSources.named("a1", "orders"));
        write(tables -> {
            tables.topicLists().append("a1", TopicList.OWNER, "one", List.of("x", "y"), "c", THEN);
            tables.topicLists().append("a1", TopicList.OWNER, "two", List.of("x"), "c", THEN);
            tables.topicLists().remove("a1", TopicList.OWNER, "one", List.of("x"));
        });

        assertThat(listed())
                .extracting(entry -> entry.owner() + ":" + entry.topic())
                .containsExactly("one:y", "two:x");
    }

    @Test
    void anIdempotencyKeyIsFoundUntilItIsTooOld() {
        StoredIdempotencyKey key = new StoredIdempotencyKey("print", "a1");
        write(tables -> tables.idempotencyKeys().insert("client", "key", key, THEN));
        write(tables -> tables.idempotencyKeys().deleteBefore(THEN));

        var found = store().read(tables -> tables.idempotencyKeys().find("client", "key"));

        assertThat(found).contains(key);
    }

    @Test
    void anIdempotencyKeyThatIsTooOldIsForgotten() {
        write(tables -> tables.idempotencyKeys().insert("c", "k", new StoredIdempotencyKey("print", "a1"), THEN));
        write(tables -> tables.idempotencyKeys().deleteBefore(LATER));

        var found = store().read(tables -> tables.idempotencyKeys().find("c", "k"));

        assertThat(found).isEmpty();
    }

    @Test
    void anIdempotencyKeyBelongsToOneClient() {
        write(tables -> tables.idempotencyKeys().insert("c", "k", new StoredIdempotencyKey("print", "a1"), THEN));

        var found = store().read(tables -> tables.idempotencyKeys().find("other", "k"));

        assertThat(found).isEmpty();
    }

    @Test
    void onlyWorkersHeardOfRecentlySpeak() {
        write(tables -> {
            tables.workers().heartbeat("w1", THEN, THEN);
            tables.workers().heartbeat("w2", THEN, LATER);
            tables.workers().putStatus("w1", "a1", "{1}");
            tables.workers().putStatus("w2", "a1", "{2}");
        });

        var found = store().read(tables -> tables.workers().statusOf("a1", LATER));

        assertThat(found).containsExactly(new StoredStatus("w2", "a1", "{2}", LATER));
    }

    @Test
    void aWorkersLatestWordStands() {
        write(tables -> {
            tables.workers().heartbeat("w1", THEN, THEN);
            tables.workers().putStatus("w1", "a1", "{1}");
            tables.workers().putStatus("w1", "a1", "{2}");
        });

        var found = store().read(tables -> tables.workers().statuses(THEN));

        assertThat(found).extracting(StoredStatus::status).containsExactly("{2}");
    }

    @Test
    void aForgottenWorkerTakesItsWordsAlong() {
        write(tables -> {
            tables.workers().heartbeat("w1", THEN, THEN);
            tables.workers().putStatus("w1", "a1", "{1}");
            tables.workers().deleteHeardBefore(LATER);
            tables.workers().heartbeat("w1", THEN, LATER);
        });

        var found = store().read(tables -> tables.workers().statuses(THEN));

        assertThat(found).isEmpty();
    }

    @Test
    void countersAddUp() {
        write(tables -> {
            tables.figures().count("a1", List.of(new TopicCounters("x", 1, 10, 0)));
            tables.figures().count("a1", List.of(new TopicCounters("x", 2, 20, 3), new TopicCounters("y", 5, 5, 5)));
        });

        var found = store().read(tables -> tables.figures().counters("a1"));

        assertThat(found).containsExactly(new TopicCounters("x", 3, 30, 3), new TopicCounters("y", 5, 5, 5));
    }

    @Test
    void theFirstFiguresOfAMomentStand() {
        write(tables -> {
            tables.figures().put(new StoredFigures("a1", THEN, "1"));
            tables.figures().put(new StoredFigures("a1", THEN, "2"));
            tables.figures().put(new StoredFigures("a1", LATER, "3"));
        });

        var found = store().read(tables -> tables.figures().since("a1", THEN));

        assertThat(found).extracting(StoredFigures::figures).containsExactly("1", "3");
    }

    @Test
    void aCredentialIsReplacedButKeepsItsAge() {
        write(tables -> tables.credentials().put(new StoredCredential("c", "h1", "admin", null, "s1", THEN)));
        write(tables -> tables.credentials().put(new StoredCredential("c", "h2", "viewer", "d", "s2", LATER)));

        var found = store().read(tables -> tables.credentials().all());

        assertThat(found).containsExactly(new StoredCredential("c", "h2", "viewer", "d", "s2", THEN));
    }

    @Test
    void aTagsNameIsUnique() {
        write(tables -> tables.tags().insert(new StoredTag("1", "red", "", "[]", THEN)));

        assertThatThrownBy(() -> write(tables -> tables.tags().insert(new StoredTag("2", "red", "", "[]", THEN))))
                .isInstanceOf(StoreException.Duplicate.class);
    }

    @Test
    void tagsAreInTheSameOrderOnEveryDatabase() {
        for (String name : List.of("a b", "B", "a", "ab")) {
            write(tables -> tables.tags().insert(new StoredTag(name, name, "", "[]", THEN)));
        }

        var found = store().read(tables -> tables.tags().all());

        assertThat(found).extracting(StoredTag::name).containsExactly("B", "a", "a b", "ab");
    }

    @Test
    void theTagsOfATopicAreReplaced() {
        write(tables -> {
            tables.tags().replaceOfTopic("t", "[1]");
            tables.tags().replaceOfTopic("t", "[2]");
        });

        var found = store().read(tables -> tables.tags().ofTopics());

        assertThat(found).containsExactly(Map.entry("t", "[2]"));
    }

    private List<ListedTopic> listed() {
        return store().read(tables -> tables.topicLists().of("a1"));
    }

    private void write(Consumer<Tables> work) {
        store().write(tables -> {
            work.accept(tables);
            return 0;
        });
    }
}
