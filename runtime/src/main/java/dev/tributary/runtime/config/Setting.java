package dev.tributary.runtime.config;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be set, in the file by its name and in the environment by its variable.
 *
 * @param name the dotted name in the file
 * @param parser checks and converts its text
 * @param defaultText what it is when nobody sets it; null when it is absent then
 * @param secret whether its value must never be shown
 * @param description one sentence for the manual
 */
record Setting<T>(
        String name, ValueParser<T> parser, @Nullable String defaultText, boolean secret, String description) {

    static final String VARIABLE_PREFIX = "TRIBUTARY_";

    static <T> Setting<T> of(String name, ValueParser<T> parser, String defaultText, String description) {
        return new Setting<>(name, parser, defaultText, false, description);
    }

    static <T> Setting<T> optional(String name, ValueParser<T> parser, String description) {
        return new Setting<>(name, parser, null, false, description);
    }

    static Setting<String> secret(String name, String description) {
        return new Setting<>(name, ValueParsers.text(), null, true, description);
    }

    /** The environment variable of a dotted name. */
    static String variable(String name) {
        return VARIABLE_PREFIX + name.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    String variable() {
        return variable(name);
    }

    /**
     * The value when nobody sets it.
     *
     * @throws IllegalStateException when it has none
     */
    T defaultValue() {
        if (defaultText == null) {
            throw new IllegalStateException(name + " has no default");
        }
        return parser.parse(defaultText);
    }
}
