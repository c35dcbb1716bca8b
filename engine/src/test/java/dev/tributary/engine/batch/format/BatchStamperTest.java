package dev.tributary.engine.batch.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.common.record.internal.MutableRecordBatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class BatchStamperTest {
    private static final ProducerStamp STAMP = new ProducerStamp(4711, (short) 12, 999);

    private final BatchStamper stamper = new BatchStamper();

    @ParameterizedTest
    @EnumSource(CompressionType.class)
    void givenABatch_whenStamped_thenKafkaFindsItsChecksumRight(CompressionType codec) {
        RecordBatchView batch = SampleBatches.batch(codec, 100, SampleBatches.records(20, 300));

        stamper.stamp(batch, STAMP);

        assertThatCode(() -> BatchRecords.open(batch).ensureValid()).doesNotThrowAnyException();
    }

    @Test
    void givenBatchesOfManySizes_whenStampedInDirectMemory_thenEveryChecksumIsRight() {
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            RecordBatchView batch = SampleBatches.copy(SampleBatches.batch(
                    CompressionType.NONE,
                    random.nextLong(1L << 40),
                    SampleBatches.records(1 + random.nextInt(40), random.nextInt(5000))));
            stamper.stamp(batch, new ProducerStamp(random.nextLong(1L << 50), (short) i, random.nextInt(1 << 30)));
            assertThatCode(() -> stamper.verify(batch)).as("batch %s", i).doesNotThrowAnyException();
        }
    }

    @Test
    void givenABatch_whenStamped_thenItIsOurTransactionsAndBeginsAtZero() {
        RecordBatchView batch = SampleBatches.plain(100, 7);

        stamper.stamp(batch, STAMP);

        MutableRecordBatch seen = BatchRecords.open(batch);
        assertThat(seen.producerId()).isEqualTo(4711);
        assertThat(seen.producerEpoch()).isEqualTo((short) 12);
        assertThat(seen.baseSequence()).isEqualTo(999);
        assertThat(seen.isTransactional()).isTrue();
        assertThat(seen.baseOffset()).isZero();
        assertThat(seen.partitionLeaderEpoch()).isEqualTo(-1);
    }

    @ParameterizedTest
    @EnumSource(CompressionType.class)
    void givenABatch_whenStamped_thenNoRecordChanges(CompressionType codec) {
        var records = SampleBatches.records(20, 300);
        RecordBatchView batch = SampleBatches.batch(codec, 100, records);

        stamper.stamp(batch, STAMP);

        assertThat(SampleBatches.contents(List.of(batch))).isEqualTo(SampleBatches.describe(records));
    }

    @Test
    void givenAStampedBatch_whenStampedAgain_thenOnlyTheLastStampShows() {
        RecordBatchView once = SampleBatches.plain(100, 7);
        RecordBatchView twice = SampleBatches.copy(once);

        stamper.stamp(once, STAMP);
        stamper.stamp(twice, new ProducerStamp(1, (short) 2, 3));
        stamper.stamp(twice, STAMP);

        assertThat(twice.bytes()).isEqualTo(once.bytes());
    }

    @Test
    void givenAnyDamagedByteBehindTheChecksum_whenVerified_thenTheBatchIsRefusedWithItsOffset() {
        RecordBatchView good = SampleBatches.plain(12345, 3);
        for (int at = RecordBatchView.ATTRIBUTES_AT; at < good.sizeInBytes(); at++) {
            RecordBatchView bad = SampleBatches.copy(good);
            bad.bytes().put(at, (byte) (bad.bytes().get(at) ^ 0x10));
            assertThatThrownBy(() -> stamper.verify(bad))
                    .as("damage at byte %s", at)
                    .isInstanceOf(CorruptBatchException.class)
                    .hasMessageContaining("12345");
        }
    }

    @Test
    void givenASequenceAtTheEnd_whenAdvanced_thenItWrapsAsBrokersDo() {
        assertThat(ProducerStamp.advance(Integer.MAX_VALUE - 1, 3)).isEqualTo(1);
        assertThat(ProducerStamp.advance(Integer.MAX_VALUE, 1)).isZero();
        assertThat(ProducerStamp.advance(5, 10)).isEqualTo(15);
    }

    @Test
    void givenANegativeField_whenAStampIsMade_thenItIsRejected() {
        assertThatThrownBy(() -> new ProducerStamp(1, (short) -1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
