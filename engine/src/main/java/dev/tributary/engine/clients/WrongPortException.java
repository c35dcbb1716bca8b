package dev.tributary.engine.clients;

import org.apache.kafka.common.KafkaException;

/** Where a broker is expected, something answers that is none, or one that wants TLS. */
public final class WrongPortException extends KafkaException {
    private static final long serialVersionUID = 1L;

    WrongPortException(String what) {
        super(what);
    }
}
