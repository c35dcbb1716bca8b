package dev.tributary.engine.path;

import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/** The internal cluster will not take one record, however often it is sent. */
public final class RecordRefusedException extends KafkaException {
    private static final long serialVersionUID = 1L;

    private final TopicPartition external;
    private final long offset;

    /** Names the record by its external partition and offset; the cause says why it was refused. */
    public RecordRefusedException(TopicPartition external, long offset, Throwable cause) {
        super("the internal cluster refused the record at offset " + offset + " of " + external, cause);
        this.external = external;
        this.offset = offset;
    }

    /** The external partition that holds the record. */
    public TopicPartition external() {
        return external;
    }

    /** The record's external offset. */
    public long offset() {
        return offset;
    }
}
