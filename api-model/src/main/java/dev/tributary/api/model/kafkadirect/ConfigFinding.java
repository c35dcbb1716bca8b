package dev.tributary.api.model.kafkadirect;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Something to say about a configuration.
 *
 * @param severity how bad it is
 * @param key the key it is about
 * @param value the value at fault, shortened when long; null when absent, secret or not one value
 * @param message what is wrong, without key and value, for example {@code is not a format}
 * @param remedy what to do about it, in the imperative
 */
public record ConfigFinding(
        Severity severity, String key, @Nullable String value, String message, String remedy) {
    private static final int MAX_VALUE_LENGTH = 100;

    /** Shortens a long value. */
    public ConfigFinding {
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(remedy, "remedy");
        if (value != null && value.length() > MAX_VALUE_LENGTH) {
            value = value.substring(0, MAX_VALUE_LENGTH) + "...";
        }
    }

    /** The whole in one sentence: key, value, what is wrong and the way out. */
    public String sentence() {
        return value == null ? sentenceWithoutValue() : "config." + key + " '" + value + "' " + message + ": " + remedy;
    }

    /** As {@link #sentence}, for places that may not repeat what was sent. */
    public String sentenceWithoutValue() {
        return "config." + key + " " + message + ": " + remedy;
    }

    /** How bad a finding is. */
    public enum Severity {
        /** The configuration cannot be accepted. */
        ERROR,
        /** The configuration is accepted and kept, but nothing is copied until it or the server changes. */
        BLOCKING,
        /** The configuration works, though perhaps not as its author thinks. */
        WARNING
    }
}
