package dev.tributary.engine.replication;

import static dev.tributary.engine.replication.PartsKit.FIRST;
import static dev.tributary.engine.replication.PartsKit.upTo;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.records.RecordChunk;
import dev.tributary.engine.topics.FollowedTopic;
import dev.tributary.engine.topics.TopicsSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdoptionTest {
    private static final Map<String, String> NOBODY = Map.of("bootstrap.servers", "127.0.0.1:1");

    private final PartsKit kit = new PartsKit();
    private final CompletableFuture<Positions.Held> group = new CompletableFuture<>();
    private final AtomicReference<TopicsSnapshot> seen = new AtomicReference<>(snapshot(1, topic()));
    private final Member member = new Member(kit.worker, new SourceNames("s", "w"), kit.problems, new NoListener());
    private final Adoption<RecordChunk> adoption = new Adoption<>(
            kit.parts,
            kit.settlement,
            member,
            new Departure<>(kit.parts, kit.settlement, (topic, partitions) -> group, kit.worker),
            () -> Optional.ofNullable(seen.get()),
            new NoListener());

    private FollowedTopic topic() {
        return new FollowedTopic(kit.first.mapping(), 2, null, 2, true);
    }

    private static TopicsSnapshot snapshot(long version, FollowedTopic... topics) {
        ReplicationSpec.Builder spec = ReplicationSpec.builder()
                .sourceId("s")
                .sourceName("s")
                .version(version)
                .externalClientProperties(NOBODY);
        for (FollowedTopic topic : topics) {
            spec.addTopics(topic.mapping());
        }
        return new TopicsSnapshot(spec.build(), null, 1, List.of(topics));
    }

    @BeforeEach
    void adoptTheTopic() {
        adoption.advance();
        assertThat(isFollowed()).isTrue();
    }

    @AfterEach
    void close() {
        member.close();
        kit.admins.close();
    }

    /**
     * It takes part for the topics that it was told last, and nobody answers here: it is outside while there are any.
     */
    private boolean isFollowed() {
        return !member.joined();
    }

    /** The group forgets what was committed long ago once it does not follow the topic any more. */
    @Test
    void givenATopicIsTakenOutWhenItsPositionsAreCommittedAgainThenTheGroupIsLeft() {
        seen.set(snapshot(2));

        adoption.advance();

        assertThat(kit.writer.steps).containsExactly("begin", "commit");
        assertThat(isFollowed()).isFalse();
    }

    @Test
    void givenATopicIsTakenOutWhileAWriterIsWaitedForWhenThereIsOneThenItsPositionsAreCommittedBeforeItLeaves() {
        kit.writer.fails = new KafkaException("made up");
        kit.settlement.add(List.of(upTo(FIRST, 7)));
        kit.settlement.settle();
        kit.writer.fails = null;
        kit.writer.steps.clear();
        seen.set(snapshot(2));

        adoption.advance();
        assertThat(kit.writer.steps).isEmpty();
        assertThat(isFollowed()).isTrue();

        kit.clock.pass(Duration.ofSeconds(2));
        adoption.advance();
        assertThat(kit.writer.steps).containsExactly("begin", "commit");
        assertThat(isFollowed()).isFalse();
    }

    /** Other workers leave at the same time, so the group may be between two generations. */
    @Test
    void givenATopicIsTakenOutWhenTheGroupChangesMeanwhileThenItsPositionsAreCommittedAllTheSame() {
        kit.writer.fails = new CommitFailedException();
        seen.set(snapshot(2));
        adoption.advance();
        assertThat(isFollowed()).isTrue();
        kit.writer.fails = null;
        kit.writer.steps.clear();

        kit.clock.pass(Duration.ofSeconds(1));
        adoption.advance();

        assertThat(kit.writer.steps).containsExactly("begin", "commit");
        assertThat(isFollowed()).isFalse();
    }

    /** It may have been deleted at the same time, and each try holds up all other topics. */
    @Test
    void givenATopicIsTakenOutWhenItsPositionsAreRefusedThenItLeavesAllTheSame() {
        kit.writer.fails = new KafkaException("made up");
        seen.set(snapshot(2));

        adoption.advance();

        assertThat(isFollowed()).isFalse();
    }

    @Test
    void givenATopicIsTakenOutBeforeAllPositionsAreKnownWhenTheGroupTellsThemThenTheyAreCommittedBeforeItLeaves() {
        kit.second.seek();
        seen.set(snapshot(2));
        adoption.advance();
        assertThat(isFollowed()).isTrue();

        StoredPosition asStored = new StoredPosition(Position.at(3), new Origin("cluster", "topic"));
        group.complete(new Positions.Held(Map.of(0, asStored, 1, asStored), Set.of()));
        adoption.advance();

        assertThat(kit.writer.committed)
                .isEqualTo(Positions.toCommit(Map.of(
                        kit.first.internal(),
                        new StoredPosition(Position.at(5), Origin.UNKNOWN),
                        kit.second.internal(),
                        asStored)));
        assertThat(isFollowed()).isFalse();
    }

    /** Another worker may have moved them meanwhile, and to go back would double records. */
    @Test
    void givenATopicIsTakenOutWhenPartitionsMoveAfterTheGroupWasAskedThenItIsAskedAgain() {
        kit.second.seek();
        seen.set(snapshot(2));
        adoption.advance();
        kit.parts.ownership().lose(List.of(kit.first.internal()));
        group.complete(new Positions.Held(Map.of(), Set.of()));

        adoption.advance();
        assertThat(isFollowed()).isTrue();

        adoption.advance();
        assertThat(isFollowed()).isFalse();
    }

    /** Nobody is there to tell: whoever takes a topic out does not wait for ever. */
    @Test
    void givenATopicIsTakenOutWhenItsPositionsCannotBeFoundOutThenItLeavesAfterAWhile() {
        kit.first.seek();
        kit.second.seek();
        seen.set(snapshot(2));
        adoption.advance();
        assertThat(isFollowed()).isTrue();

        kit.clock.pass(Duration.ofSeconds(31));
        adoption.advance();

        assertThat(kit.writer.steps).isEmpty();
        assertThat(isFollowed()).isFalse();
    }

    /** A commit for a topic that is not there would be waited for until it times out. */
    @Test
    void givenATopicIsGoneWhenItIsNotFollowedAnyMoreThenNoPositionsAreCommitted() {
        seen.set(snapshot(2, new FollowedTopic(kit.first.mapping(), 2, null, null, false)));

        adoption.advance();

        assertThat(kit.writer.steps).isEmpty();
        assertThat(isFollowed()).isFalse();
    }
}
