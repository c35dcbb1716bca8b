package dev.tributary.runtime.store;

import org.jspecify.annotations.Nullable;

/** The store did not do what it was asked. Nothing of the transaction was stored, unless a subclass says otherwise. */
public abstract sealed class StoreException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private StoreException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /**
     * The store cannot be used right now: it cannot be reached, refuses us or has no room. Trying again later can help.
     * When the connection broke while committing, the transaction may have been stored.
     */
    public static final class Unavailable extends StoreException {
        private static final long serialVersionUID = 1L;

        Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** Something that must be unique is there already. */
    public static final class Duplicate extends StoreException {
        private static final long serialVersionUID = 1L;

        Duplicate(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
