package dev.tributary.runtime.auth;

import java.time.Instant;

/**
 * A token that was made.
 *
 * @param text what its holder sends
 * @param expires when it ends, to the second
 */
public record Token(String text, Instant expires) {
    /** Leaves the text out. */
    @Override
    public String toString() {
        return "Token{expires=" + expires + "}";
    }
}
