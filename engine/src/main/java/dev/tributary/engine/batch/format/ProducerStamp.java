package dev.tributary.engine.batch.format;

/**
 * What the internal cluster wants to see in the header of a batch.
 *
 * @param producerId the producer, 0 or more
 * @param producerEpoch the producer's epoch, 0 or more
 * @param baseSequence the sequence number of the batch's first record in its partition, 0 or more
 */
public record ProducerStamp(long producerId, short producerEpoch, int baseSequence) {
    /** Rejects what a broker would reject. */
    public ProducerStamp {
        if (producerId < 0 || producerEpoch < 0 || baseSequence < 0) {
            throw new IllegalArgumentException("producer id " + producerId + ", epoch " + producerEpoch
                    + " and sequence " + baseSequence + " must not be negative");
        }
    }

    /** The sequence number behind {@code sequence} by {@code records}; it wraps to 0 behind the largest int. */
    public static int advance(int sequence, int records) {
        return (int) ((sequence + (long) records) & Integer.MAX_VALUE);
    }
}
