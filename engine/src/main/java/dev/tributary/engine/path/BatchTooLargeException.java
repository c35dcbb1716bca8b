package dev.tributary.engine.path;

import org.apache.kafka.common.KafkaException;

/** An internal topic takes smaller batches only. When its records are sent again, they are in batches that it takes. */
public final class BatchTooLargeException extends KafkaException {
    private static final long serialVersionUID = 1L;

    /** Names the topic and the size that it did not take, in bytes. */
    public BatchTooLargeException(String internalTopic, int sizeInBytes) {
        super("a batch of " + sizeInBytes + " bytes is larger than internal topic " + internalTopic
                + " takes; it will be split");
    }
}
