package dev.tributary.sdk;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tributary.api.model.TributaryJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The contract's own examples: what server and client agree on. */
final class Examples {
    private static final String FOLDER = "/dev/tributary/api/spec/examples/";

    private Examples() {}

    static String text(String name) {
        try (InputStream in = Examples.class.getResourceAsStream(FOLDER + name)) {
            if (in == null) {
                throw new IllegalArgumentException("the contract has no example " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("example " + name + " cannot be read", e);
        }
    }

    static <T> T value(String name, Class<T> type) {
        try {
            return TributaryJson.mapper().readValue(text(name), type);
        } catch (IOException e) {
            throw new UncheckedIOException("example " + name + " is no " + type.getSimpleName(), e);
        }
    }

    static <T> T value(String name, TypeReference<T> type) {
        try {
            return TributaryJson.mapper().readValue(text(name), type);
        } catch (IOException e) {
            throw new UncheckedIOException("example " + name + " is no " + type.getType(), e);
        }
    }
}
