package dev.tributary.api.model.kafkadirect;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.OpenValue;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.ConfigFinding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The findings so far, and the questions that all rules ask. Lives for one check; one thread. */
final class Findings {
    private final SourceConfig config;
    private final List<ConfigFinding> list = new ArrayList<>();

    Findings(SourceConfig config) {
        this.config = config;
    }

    List<ConfigFinding> list() {
        return List.copyOf(list);
    }

    void error(String key, @Nullable String value, String message, String remedy) {
        list.add(new ConfigFinding(Severity.ERROR, key, value, message, remedy));
    }

    void blocking(String key, @Nullable String value, String message, String remedy) {
        list.add(new ConfigFinding(Severity.BLOCKING, key, value, message, remedy));
    }

    void warning(String key, @Nullable String value, String message, String remedy) {
        list.add(new ConfigFinding(Severity.WARNING, key, value, message, remedy));
    }

    /** The text of a key; null when it is absent or no text, which another rule complains of. */
    @Nullable String text(String key) {
        return config.text(key);
    }

    /** Whether a key holds a text that says something. */
    boolean has(String key) {
        String text = config.text(key);
        return text != null && !text.isBlank();
    }

    /** Whether a key is there, whatever it holds, null apart. */
    boolean isPresent(String key) {
        JsonNode value = config.get(key);
        return value != null && !value.isNull();
    }

    boolean isTrue(String key) {
        JsonNode value = config.get(key);
        return value != null && value.isBoolean() && value.booleanValue();
    }

    /** The word of a key, complained of when it is not one of the known; null when absent or not known. */
    <T extends OpenValue> @Nullable T word(String key, Function<String, T> parse, List<T> known) {
        String text = config.text(key);
        if (text == null) {
            return null;
        }
        T value = parse.apply(text);
        if (!value.isKnown()) {
            String choice =
                    String.join(", ", known.stream().map(OpenValue::text).toList());
            error(key, text, "is not a known value", "use one of " + choice);
            return null;
        }
        return value;
    }
}
