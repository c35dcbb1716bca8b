package dev.tributary.runtime.http;

import org.jspecify.annotations.Nullable;

/** The server cannot listen. The message names address and port and says what to do. Nothing was left running. */
public final class HttpStartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    HttpStartException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
