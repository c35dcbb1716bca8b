package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadFault;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadAheadTest {
    private static final TopicPartition FIRST = new TopicPartition("orders", 0);
    private static final TopicPartition SECOND = new TopicPartition("orders", 1);

    private final ReadAhead readAhead = new ReadAhead();

    @BeforeEach
    void readBoth() {
        read(FIRST);
        read(SECOND);
    }

    private void read(TopicPartition partition) {
        readAhead.read(Map.of(partition, Position.at(7)), Map.of());
    }

    private PartitionFetch fetchOf(TopicPartition partition) {
        PartitionFetch fetch = readAhead.get(partition);
        assertThat(fetch).isNotNull();
        return fetch;
    }

    /** Without its end it would count as not read to the end, and every commit would wait for more of it. */
    @Test
    void givenAnIdlePartition_whenItIsStoppedAndReadOn_thenItsEndIsStillKnown() {
        fetchOf(FIRST).sawLastStableOffset(7);

        readAhead.stop(List.of(FIRST));
        read(FIRST);

        assertThat(fetchOf(FIRST).lastStableOffset()).isEqualTo(OptionalLong.of(7));
        assertThat(fetchOf(FIRST).caughtUp()).isTrue();
    }

    /** The fault of a partition that is read again would block it while its records come. */
    @Test
    void givenATopicThatWeMayNotRead_whenOnePartitionIsReadAgain_thenOnlyTheOthersFaultIsTold() {
        readAhead.failTopic("orders");

        read(FIRST);

        assertThat(readAhead.take().faults()).containsExactly(new ReadFault.Unauthorized(SECOND));
        assertThat(readAhead.partitions()).extracting(PartitionFetch::partition).containsExactly(FIRST);
    }
}
