package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.TopicMapping;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.topics.FollowedTopic;
import dev.tributary.engine.topics.TopicsSnapshot;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class OwnershipTest {
    private static final TopicPartition INTERNAL = new TopicPartition("copy.orders", 1);
    private final Ownership ownership = new Ownership(new CopyTotals().ofSource("s"));

    @Test
    void givenAPartitionWhenTakenThenItIsFoundByBothNames() {
        ownership.take(List.of(INTERNAL), topics());

        assertThat(ownership.byExternal(new TopicPartition("orders", 1))).isEqualTo(ownership.byInternal(INTERNAL));
    }

    @Test
    void givenATopicThatHasLeftTheSourceWhenTakenThenItIsIgnored() {
        ownership.take(List.of(new TopicPartition("gone", 0)), topics());

        assertThat(ownership.all()).isEmpty();
    }

    @Test
    void givenEachChangeWhenItHappensThenTheEpochGrows() {
        // O1
        long before = ownership.epoch();
        ownership.take(List.of(INTERNAL), topics());
        long taken = ownership.epoch();
        ownership.forgetPositions();
        long forgotten = ownership.epoch();
        ownership.lose(List.of(INTERNAL));

        assertThat(new long[] {before, taken, forgotten, ownership.epoch()})
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void givenPositionsAreForgottenWhenAskedThenReadPartitionsSeekAndBlockedOnesStay() {
        ownership.take(List.of(INTERNAL, new TopicPartition("copy.orders", 0)), topics());
        ownership.byInternal(INTERNAL).orElseThrow().read(new StoredPosition(Position.at(5), Origin.UNKNOWN));
        ownership.byInternal(new TopicPartition("copy.orders", 0)).orElseThrow().blockForGood();

        ownership.forgetPositions();

        assertThat(ownership.in(OwnedPartition.Phase.SEEKING))
                .extracting(OwnedPartition::partition)
                .containsExactly(1);
    }

    /** A commit whose outcome is in doubt may have held a later one, which must not be written over. */
    @Test
    void givenABlockedPartitionWhenPositionsAreForgottenThenItsOwnIsToo() {
        ownership.take(List.of(INTERNAL), topics());
        OwnedPartition blocked = ownership.byInternal(INTERNAL).orElseThrow();
        blocked.read(new StoredPosition(Position.at(5), Origin.UNKNOWN));
        blocked.blockForGood();

        ownership.forgetPositions();

        assertThat(blocked.committed()).isEmpty();
        assertThat(blocked.is(OwnedPartition.Phase.BLOCKED)).isTrue();
    }

    private static TopicsSnapshot topics() {
        TopicMapping mapping = new TopicMapping("orders", "copy.orders");
        ReplicationSpec spec = ReplicationSpec.builder()
                .sourceId("s")
                .sourceName("s")
                .version(1)
                .addTopics(mapping)
                .build();
        return new TopicsSnapshot(spec, null, 1, List.of(new FollowedTopic(mapping, 2, null, 2, true)));
    }
}
