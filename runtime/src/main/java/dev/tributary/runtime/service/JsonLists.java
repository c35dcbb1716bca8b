package dev.tributary.runtime.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.tributary.api.model.TributaryJson;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists of words as the store keeps them: JSON arrays. */
final class JsonLists {
    private static final TypeReference<List<String>> WORDS = new TypeReference<>() {};

    private JsonLists() {}

    static String write(List<String> words) {
        try {
            return TributaryJson.mapper().writeValueAsString(words);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of words cannot be written as JSON", e);
        }
    }

    static @Nullable String writeNullable(@Nullable List<String> words) {
        return words == null ? null : write(words);
    }

    static List<String> parse(String json) {
        try {
            return TributaryJson.mapper().readValue(json, WORDS);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a list of words in the store is not a JSON array", e);
        }
    }

    static @Nullable List<String> parseNullable(@Nullable String json) {
        return json == null ? null : parse(json);
    }
}
