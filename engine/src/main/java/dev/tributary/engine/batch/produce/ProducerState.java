package dev.tributary.engine.batch.produce;

import dev.tributary.engine.batch.format.ProducerStamp;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * Who we are to the internal brokers, and which sequence number comes next in each partition. A new epoch begins all
 * sequences anew. Used by one thread.
 */
final class ProducerState {
    private static final int NONE = -1;

    private final Map<TopicPartition, Integer> nextSequences = new HashMap<>();
    private final String transactionalId;
    private boolean transactionV2;
    private long producerId = NONE;
    private short epoch = NONE;

    ProducerState(String transactionalId) {
        this.transactionalId = transactionalId;
    }

    /** The name under which it is known to the transaction coordinator. */
    String transactionalId() {
        return transactionalId;
    }

    /** Whether its epoch was begun with the second version of transactions. */
    boolean transactionV2() {
        return transactionV2;
    }

    void useTransactionV2(boolean second) {
        transactionV2 = second;
    }

    void become(long newProducerId, short newEpoch) {
        if (newProducerId != producerId || newEpoch != epoch) {
            nextSequences.clear();
        }
        producerId = newProducerId;
        epoch = newEpoch;
    }

    long producerId() {
        return producerId;
    }

    short epoch() {
        return epoch;
    }

    /** Takes the next sequence numbers of a partition for so many records. */
    ProducerStamp next(TopicPartition partition, int records) {
        int sequence = nextSequences.getOrDefault(partition, 0);
        nextSequences.put(partition, ProducerStamp.advance(sequence, records));
        return new ProducerStamp(producerId, epoch, sequence);
    }
}
