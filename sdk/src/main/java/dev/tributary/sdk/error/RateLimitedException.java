package dev.tributary.sdk.error;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The server turns requests away for now, and went on doing so through all attempts. Nothing was changed. */
public final class RateLimitedException extends RejectedException {
    private static final long serialVersionUID = 1L;

    private final @Nullable Duration retryAfter;

    /**
     * Tells of this answer.
     *
     * @param retryAfter how long the server asks to wait, or null
     */
    public RateLimitedException(ErrorAnswer answer, @Nullable Duration retryAfter) {
        super(answer);
        this.retryAfter = retryAfter;
    }

    /** How long the server asks to wait before the next request. */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
