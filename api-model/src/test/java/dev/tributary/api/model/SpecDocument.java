package dev.tributary.api.model;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The document of the contract. */
final class SpecDocument {
    private static final String PATH = "/dev/tributary/api/spec/openapi.yaml";

    private SpecDocument() {}

    static JsonNode root() {
        try (InputStream in = Objects.requireNonNull(SpecDocument.class.getResourceAsStream(PATH), PATH)) {
            return new ObjectMapper(new YAMLFactory()).readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
