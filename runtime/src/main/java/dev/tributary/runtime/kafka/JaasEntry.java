package dev.tributary.runtime.kafka;

import java.util.Map;

/**
 * Writes a {@code sasl.jaas.config}. Values are quoted as Kafka's parser, a {@link java.io.StreamTokenizer}, reads
 * them: a password with a quote, a backslash or a line end must neither break the entry nor add options to it.
 */
final class JaasEntry {
    private JaasEntry() {}

    /** One entry; {@code options} in the order of the map. */
    static String of(String loginModule, Map<String, String> options) {
        StringBuilder entry = new StringBuilder(loginModule).append(" required");
        options.forEach((name, value) -> entry.append(' ')
                .append(name)
                .append("=\"")
                .append(escape(value))
                .append('"'));
        return entry.append(';').toString();
    }

    private static String escape(String value) {
        return value.replace("\\", "\\\\")
                .replace("\"", "\\\"")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }
}
