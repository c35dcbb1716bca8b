package dev.tributary.engine.batch.net;

import org.apache.kafka.common.KafkaException;

/**
 * An answer could not be read, or not be dealt with: requests under way may never be answered now, and nothing that
 * comes after it on the same connections can be trusted. They must be closed.
 */
public final class BrokenConnectionException extends KafkaException {
    private static final long serialVersionUID = 1L;

    BrokenConnectionException(RuntimeException cause) {
        super("a broker's answer cannot be understood: " + cause, cause);
    }
}
