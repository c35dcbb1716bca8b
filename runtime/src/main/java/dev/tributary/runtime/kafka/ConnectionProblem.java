package dev.tributary.runtime.kafka;

import java.util.Objects;

/**
 * Why a connection cannot be made from the keys given. Never holds a secret.
 *
 * @param key the connection key to change
 * @param message what is wrong, with the key and its value
 * @param remedy what to do about it
 */
public record ConnectionProblem(String key, String message, String remedy) {
    /** Rejects absent parts. */
    public ConnectionProblem {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
    }
}
