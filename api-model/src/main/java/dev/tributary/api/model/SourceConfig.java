package dev.tributary.api.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The configuration of a source exactly as it was sent: order of keys, types, digits of numbers and unknown keys
 * included. Immutable. Prints the names of its keys, never their values.
 */
public final class SourceConfig {
    private static final SourceConfig EMPTY = new SourceConfig(JsonNodeFactory.instance.objectNode());

    private final ObjectNode values;

    private SourceConfig(ObjectNode values) {
        this.values = values;
    }

    /** A configuration without keys. */
    public static SourceConfig empty() {
        return EMPTY;
    }

    /** The configuration that this JSON object holds; the object may change afterwards. */
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public static SourceConfig of(ObjectNode values) {
        return new SourceConfig(values.deepCopy());
    }

    /**
     * Reads a configuration from text.
     *
     * @param json a JSON object
     * @throws IllegalArgumentException when it is not one; the message does not repeat the text
     */
    public static SourceConfig parse(String json) {
        try {
            if (TributaryJson.mapper().readTree(json) instanceof ObjectNode object) {
                return new SourceConfig(object);
            }
        } catch (JsonProcessingException e) {
            e.clearLocation();
            throw new IllegalArgumentException("config is not well-formed JSON: " + e.getOriginalMessage(), e);
        }
        throw new IllegalArgumentException("config is not a JSON object: send {\"key\": value, ...}");
    }

    /** The keys in their order. */
    public List<String> keys() {
        return values.properties().stream().map(entry -> entry.getKey()).toList();
    }

    /** Whether the key is there, be it with the value null. */
    public boolean has(String key) {
        return values.has(key);
    }

    /** The value of a key, {@code NullNode} when it was sent as null; null when the key is not there. */
    public @Nullable JsonNode get(String key) {
        JsonNode value = values.get(key);
        return value == null ? null : value.deepCopy();
    }

    /** The value of a key when it is a JSON string; otherwise null. */
    public @Nullable String text(String key) {
        JsonNode value = values.get(key);
        return value == null ? null : value.textValue();
    }

    /** This configuration with a value: in the key's place when it is there, behind all others when it is not. */
    public SourceConfig with(String key, JsonNode value) {
        ObjectNode copy = values.deepCopy();
        copy.set(key, value.deepCopy());
        return new SourceConfig(copy);
    }

    /** As {@link #with(String, JsonNode)}, with a JSON string. */
    public SourceConfig with(String key, String value) {
        return with(key, TextNode.valueOf(value));
    }

    /** As {@link #with(String, JsonNode)}, with a JSON boolean. */
    public SourceConfig with(String key, boolean value) {
        return with(key, BooleanNode.valueOf(value));
    }

    /** This configuration without a key. */
    public SourceConfig without(String key) {
        ObjectNode copy = values.deepCopy();
        copy.remove(key);
        return new SourceConfig(copy);
    }

    /** The whole as a JSON object that the caller may change. */
    @JsonValue
    public ObjectNode toJson() {
        return values.deepCopy();
    }

    /** Equal when keys and values are; the order of the keys does not matter. */
    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SourceConfig that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    @Override
    public String toString() {
        return "SourceConfig" + keys();
    }
}
