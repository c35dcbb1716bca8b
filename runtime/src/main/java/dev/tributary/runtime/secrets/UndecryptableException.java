package dev.tributary.runtime.secrets;

/** A stored secret cannot be read. The message says which and what to do, and holds nothing of it. */
public final class UndecryptableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UndecryptableException(String message) {
        super(message);
    }

    UndecryptableException(String message, Throwable cause) {
        super(message, cause);
    }
}
