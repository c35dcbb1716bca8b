package dev.tributary.runtime.kafka;

import org.jspecify.annotations.Nullable;

/** The internal cluster did not do what it was asked. */
public abstract sealed class ClusterException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private ClusterException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }

    /** It does not answer, or is not ready. Trying again later can help. */
    public static final class Unavailable extends ClusterException {
        private static final long serialVersionUID = 1L;

        Unavailable(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** It refuses; the message says why. */
    public static final class Refused extends ClusterException {
        private static final long serialVersionUID = 1L;

        Refused(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    /** There is a topic of this name already. */
    public static final class TopicExists extends ClusterException {
        private static final long serialVersionUID = 1L;

        TopicExists(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
