package dev.tributary.cli.demo;

/** The comparison could not be finished in time, so nothing can be said about the records. */
public final class VerificationTimeoutException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    VerificationTimeoutException(String message) {
        super(message);
    }

    VerificationTimeoutException(String message, Throwable cause) {
        super(message, cause);
    }
}
