package dev.tributary.runtime;

/** The server cannot start. The message says why and what to do, and holds no secret. Nothing was left running. */
public final class ServerStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ServerStartException(String message, Throwable cause) {
        super(message, cause);
    }

    ServerStartException(String message) {
        super(message);
    }
}
