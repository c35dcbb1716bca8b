package dev.tributary.engine.path;

import org.apache.kafka.common.KafkaException;

/** An internal topic has put its own time in place of a record's. What was written is not committed. */
public final class TimestampsReplacedException extends KafkaException {
    private static final long serialVersionUID = 1L;

    private final String internalTopic;

    /** Names the topic, whose {@code message.timestamp.type} is {@code LogAppendTime}. */
    public TimestampsReplacedException(String internalTopic) {
        super("internal topic " + internalTopic + " replaces the records' timestamps");
        this.internalTopic = internalTopic;
    }

    /** The topic. */
    public String internalTopic() {
        return internalTopic;
    }
}
