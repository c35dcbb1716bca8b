package dev.tributary.runtime.auth;

/** Too many secrets are being checked at once; trying again a little later helps. */
public final class BusyException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BusyException(String message) {
        super(message);
    }
}
