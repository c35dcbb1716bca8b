package dev.tributary.kafka.embedded;

/** Says why an embedded broker could not do what was asked of it, in a sentence that an operator can act on. */
public final class EmbeddedKafkaException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    EmbeddedKafkaException(String message) {
        super(message);
    }

    EmbeddedKafkaException(String message, Throwable cause) {
        super(message, cause);
    }
}
