package dev.tributary.engine.batch.produce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.format.OutgoingBatch;
import dev.tributary.engine.batch.format.RecordBatchView;
import dev.tributary.engine.batch.memory.ByteBudget;
import dev.tributary.engine.batch.memory.DirectBufferPool;
import dev.tributary.engine.batch.memory.SharedBuffer;
import dev.tributary.engine.path.Position;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.compress.Compression;
import org.apache.kafka.common.record.internal.MemoryRecords;
import org.apache.kafka.common.record.internal.SimpleRecord;
import org.junit.jupiter.api.Test;

class PartitionQueueTest {
    private static final int NODE = 1;
    private static final int OTHER_NODE = 2;

    private final TopicPartition partition = new TopicPartition("t", 0);
    private final PartitionQueue queue = new PartitionQueue(partition);
    private final List<PendingBatch> batches = new ArrayList<>();

    private void fill(int count) {
        SharedBuffer memory = new SharedBuffer(ByteBuffer.allocate(1), new DirectBufferPool(1), new ByteBudget(1));
        BatchChunk chunk = new BatchChunk(partition, Position.at(0), List.of(), memory);
        for (int i = 0; i < count; i++) {
            MemoryRecords records = MemoryRecords.withRecords(
                    i, Compression.NONE, new SimpleRecord(("r" + i).getBytes(StandardCharsets.UTF_8)));
            OutgoingBatch batch = OutgoingBatch.forwarded(new RecordBatchView(records.buffer(), 0));
            PendingBatch pending = new PendingBatch(queue, new PendingChunk(chunk), batch, 0);
            batches.add(pending);
            queue.add(pending);
        }
    }

    private PendingBatch sendNext() {
        assertThat(queue.maySend(NODE, 0)).isTrue();
        return queue.send(NODE);
    }

    @Test
    void givenNothingAcknowledgedYet_whenOneIsUnderWay_thenNoOtherIsSent() {
        fill(2);
        sendNext();

        assertThat(queue.maySend(NODE, 0)).isFalse();
    }

    @Test
    void givenOneAcknowledged_whenOneIsUnderWay_thenOthersFollow() {
        fill(3);
        queue.acknowledged(sendNext());
        sendNext();

        assertThat(queue.maySend(NODE, 0)).isTrue();
    }

    @Test
    void givenBatchesUnderWay_whenTheLeaderHasMoved_thenTheNewOneGetsNoneYet() {
        fill(3);
        queue.acknowledged(sendNext());
        sendNext();

        assertThat(queue.maySend(OTHER_NODE, 0)).isFalse();
    }

    /** Nobody would ever answer for it again, and its memory would be held for as long as there is a writer. */
    @Test
    void givenAFailure_whenTheOthersUnderWayDoNotMatterAnyMore_thenItCanBeDropped() {
        fill(4);
        queue.acknowledged(sendNext());
        PendingBatch second = sendNext();
        PendingBatch third = sendNext();
        queue.failed(second);

        queue.forget(third);

        assertThat(queue.dropWaiting()).containsExactly(second, batches.get(3));
        assertThat(queue.isEmpty()).isTrue();
    }

    @Test
    void givenAFailure_whenOthersAreUnderWay_thenNothingIsSentUntilTheyAreAnswered() {
        fill(5);
        queue.acknowledged(sendNext());
        PendingBatch second = sendNext();
        PendingBatch third = sendNext();
        queue.failed(second);

        assertThat(queue.maySend(NODE, 0)).isFalse();
        queue.failed(third);
        assertThat(queue.maySend(NODE, 0)).isTrue();
    }

    @Test
    void givenFailures_whenSentAgain_thenTheirOrderIsKept() {
        fill(5);
        queue.acknowledged(sendNext());
        PendingBatch second = sendNext();
        PendingBatch third = sendNext();
        PendingBatch fourth = sendNext();
        queue.failed(second);
        queue.failed(fourth);
        queue.failed(third);

        List<PendingBatch> again = List.of(queue.send(NODE), queue.send(NODE), queue.send(NODE), queue.send(NODE));

        assertThat(again).isEqualTo(batches.subList(1, 5));
    }

    @Test
    void givenAnEarlierFailure_whenALaterBatchIsOutOfOrder_thenThatIsKnownToBeWhy() {
        fill(4);
        queue.acknowledged(sendNext());
        PendingBatch second = sendNext();
        PendingBatch third = sendNext();

        assertThat(queue.followsAFailed(third)).isFalse();
        queue.failed(second);
        assertThat(queue.followsAFailed(third)).isTrue();
    }

    @Test
    void givenAFailure_whenHeldBack_thenNothingIsSentBeforeItsTime() {
        fill(1);
        queue.failed(sendNext());
        queue.holdUntil(100);

        assertThat(queue.maySend(NODE, 99)).isFalse();
        assertThat(queue.maySend(NODE, 100)).isTrue();
    }

    @Test
    void givenABrokerThatAskedToBeLeftAlone_whenItIsLookedLate_thenOnlyTheTimeItAskedForCounts() {
        fill(1);
        queue.throttled(50, 10);
        queue.throttled(60, 60);
        fill(1);

        queue.throttled(90, 70);
        queue.throttled(90, 80);
        queue.throttled(100, 100);

        assertThat(batches.get(0).throttledMs()).isEqualTo(60);
        assertThat(batches.get(1).throttledMs()).isEqualTo(20);
    }
}
