package dev.tributary.runtime.config;

/** Turns the text of a setting into its value. */
@FunctionalInterface
interface ValueParser<T> {
    /**
     * Parses.
     *
     * @throws IllegalArgumentException when the text is not acceptable; the message says what would be, as the end of a
     *     sentence that starts with "must be"
     */
    T parse(String text);
}
