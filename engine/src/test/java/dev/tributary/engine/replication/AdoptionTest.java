package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.records.RecordChunk;
import dev.tributary.engine.topics.FollowedTopic;
import dev.tributary.engine.topics.TopicsSnapshot;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AdoptionTest {
    private static final Map<String, String> NOBODY = Map.of("bootstrap.servers", "127.0.0.1:1");

    private final PartsKit kit = new PartsKit();
    private final AtomicReference<TopicsSnapshot> seen = new AtomicReference<>(snapshot(1, topic()));
    private final Member member = new Member(kit.worker, new SourceNames("s", "w"), kit.problems, new NoListener());
    private final Adoption<RecordChunk> adoption =
            new Adoption<>(kit.parts, kit.settlement, member, () -> Optional.ofNullable(seen.get()), new NoListener());

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
    void givenATopicIsTakenOutWhileThereIsNoWriterWhenThereIsOneAgainThenItsPositionsAreCommittedBeforeItLeaves() {
        kit.lane.discard();
        kit.writer.steps.clear();
        seen.set(snapshot(2));

        adoption.advance();
        assertThat(kit.writer.steps).isEmpty();
        assertThat(isFollowed()).isTrue();

        kit.lane.ready();
        adoption.advance();
        assertThat(kit.writer.steps).containsExactly("begin", "commit");
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
