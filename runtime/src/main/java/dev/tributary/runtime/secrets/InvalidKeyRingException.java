package dev.tributary.runtime.secrets;

/** The encryption keys cannot be used. The message names the place and the way out and holds no key. */
public final class InvalidKeyRingException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    InvalidKeyRingException(String message) {
        super(message);
    }

    InvalidKeyRingException(String message, Throwable cause) {
        super(message, cause);
    }
}
