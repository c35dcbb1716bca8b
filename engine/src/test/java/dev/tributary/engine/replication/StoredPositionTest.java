package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.path.Position;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.junit.jupiter.api.Test;

class StoredPositionTest {
    @Test
    void givenAllIsKnownWhenCommittedThenTheMetadataSaysIt() {
        OffsetAndMetadata committed =
                new StoredPosition(new Position(42, 7), new Origin("cluster-1", "topic-1")).toCommit();

        assertThat(committed).isEqualTo(new OffsetAndMetadata(42, "v1;cluster=cluster-1;topic=topic-1;epoch=7"));
    }

    @Test
    void givenAllIsKnownWhenReadBackThenItIsTheSame() {
        StoredPosition position = new StoredPosition(new Position(42, 7), new Origin("cluster-1", "topic-1"));

        assertThat(StoredPosition.fromCommitted(position.toCommit())).isEqualTo(position);
    }

    @Test
    void givenLittleIsKnownWhenReadBackThenItIsTheSame() {
        StoredPosition position = new StoredPosition(Position.at(0), Origin.UNKNOWN);

        assertThat(StoredPosition.fromCommitted(position.toCommit())).isEqualTo(position);
    }

    @Test
    void givenAPlainOffsetOfAnOperatorWhenReadThenOnlyTheOffsetIsKnown() {
        assertThat(StoredPosition.fromCommitted(new OffsetAndMetadata(17)))
                .isEqualTo(new StoredPosition(Position.at(17), Origin.UNKNOWN));
    }

    @Test
    void givenMetadataOfSomebodyElseWhenReadThenItIsIgnored() {
        assertThat(StoredPosition.fromCommitted(new OffsetAndMetadata(17, "v1;epoch=many;;=;cluster")))
                .isEqualTo(new StoredPosition(Position.at(17), Origin.UNKNOWN));
    }

    @Test
    void givenOneSideIsUnknownWhenComparedThenNothingIsOther() {
        Origin known = new Origin("cluster-1", "topic-1");

        assertThat(known.otherCluster(Origin.UNKNOWN) || Origin.UNKNOWN.otherTopic(known))
                .isFalse();
    }

    @Test
    void givenBothAreKnownAndDifferWhenComparedThenTheyAreOther() {
        Origin one = new Origin("cluster-1", "topic-1");
        Origin other = new Origin("cluster-2", "topic-2");

        assertThat(one.otherCluster(other) && one.otherTopic(other)).isTrue();
    }
}
