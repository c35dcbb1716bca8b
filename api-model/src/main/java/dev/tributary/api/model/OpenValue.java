package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A word out of a list that may grow: equal by its text, and kept as it is when this release does not know it. */
public abstract class OpenValue {
    private final String text;

    /**
     * Holds a word.
     *
     * @param text as on the wire
     */
    protected OpenValue(String text) {
        this.text = Objects.requireNonNull(text, "text");
    }

    /** The word as on the wire. */
    @JsonValue
    public final String text() {
        return text;
    }

    /** Whether this release knows the word. */
    public abstract boolean isKnown();

    @Override
    public final boolean equals(@Nullable Object other) {
        return other instanceof OpenValue that && getClass() == that.getClass() && text.equals(that.text);
    }

    @Override
    public final int hashCode() {
        return text.hashCode();
    }

    @Override
    public final String toString() {
        return text;
    }
}
