package dev.tributary.engine.batch.format;

/**
 * Checks batches as they come in, and turns them into batches of our producer.
 *
 * <ul>
 *   <li><b>S1</b> A batch whose bytes do not match its CRC is refused, with its coordinates; it never gets a new CRC.
 *   <li><b>S2</b> Stamping changes the producer id, its epoch and the base sequence, and what a broker requires of a
 *       producer: base offset 0, no leader epoch, the transactional bit set, the delete horizon's bit cleared. No
 *       record byte changes, and the CRC is right again afterwards.
 *   <li><b>S3</b> Stamping a batch again leads to the same bytes as stamping it once with the last stamp.
 * </ul>
 *
 * <p>Not safe for use by several threads.
 */
public final class BatchStamper {
    private final BatchChecksum checksum = new BatchChecksum();

    /**
     * Checks a batch of format 2 against its CRC.
     *
     * @throws CorruptBatchException when they do not match
     */
    public void verify(RecordBatchView batch) {
        int computed = checksum.ofBatch(batch);
        if (computed != batch.storedCrc()) {
            throw new CorruptBatchException(batch, computed);
        }
    }

    /** Makes a verified batch of format 2 ours. Its memory is changed in place. */
    public void stamp(RecordBatchView verified, ProducerStamp stamp) {
        int before = checksum.ofHeader(verified);
        verified.overwrite(stamp);
        int after = checksum.ofHeader(verified);
        int recordsBytes = verified.sizeInBytes() - RecordBatchView.HEADER_BYTES;
        verified.overwriteCrc(BatchChecksum.afterHeaderChange(verified.storedCrc(), before, after, recordsBytes));
    }
}
