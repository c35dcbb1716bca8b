package dev.tributary.runtime.http;

import java.time.Duration;
import java.util.Objects;

/**
 * How to listen.
 *
 * @param host the address to bind
 * @param port the port, 0 to 65535; 0 takes any free one
 * @param maxBodyBytes the largest body that is taken
 * @param stopTimeout how long an orderly end waits for requests under way
 */
public record HttpOptions(String host, int port, int maxBodyBytes, Duration stopTimeout) {
    private static final int DEFAULT_MAX_BODY_BYTES = 8 << 20;
    private static final Duration DEFAULT_STOP_TIMEOUT = Duration.ofSeconds(10);

    /** Rejects absent parts. */
    public HttpOptions {
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(stopTimeout, "stopTimeout");
    }

    /** Bodies up to 8 MiB, ten seconds for an orderly end. */
    public static HttpOptions of(String host, int port) {
        return new HttpOptions(host, port, DEFAULT_MAX_BODY_BYTES, DEFAULT_STOP_TIMEOUT);
    }
}
