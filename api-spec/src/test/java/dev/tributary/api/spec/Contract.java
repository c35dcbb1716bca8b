package dev.tributary.api.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** The document and its examples as they lie on the class path. */
final class Contract {
    static final String DOCUMENT = "/dev/tributary/api/spec/openapi.yaml";
    private static final String FOLDER = "/dev/tributary/api/spec/";
    private static final List<String> METHODS = List.of("get", "put", "post", "delete", "patch", "head", "options");

    /** One operation. */
    record Operation(String method, String path, String pointer, JsonNode node) {
        String name() {
            return method + " " + path;
        }

        boolean isPublic() {
            return node.path("security").isArray() && node.path("security").isEmpty();
        }
    }

    /** A schema with an example for it. */
    record Example(String file, String schemaPointer) {}

    private final JsonNode root;

    private Contract(JsonNode root) {
        this.root = root;
    }

    static Contract load() {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream(DOCUMENT), DOCUMENT)) {
            return new Contract(new ObjectMapper(new YAMLFactory()).readTree(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    JsonNode root() {
        return root;
    }

    List<Operation> operations() {
        List<Operation> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    String pointer = "/paths/" + escape(path.getKey()) + "/" + method.getKey();
                    operations.add(new Operation(method.getKey(), path.getKey(), pointer, method.getValue()));
                }
            }
        }
        return operations;
    }

    /** The node itself, or what its {@code $ref} names. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? root.at(node.get("$ref").textValue().substring(1)) : node;
    }

    /** All nodes that hold something under this field name, wherever they are. */
    List<JsonNode> holdersOf(String field) {
        return root.findParents(field);
    }

    /** Every example that some media type gives, with the schema it must satisfy. */
    List<Example> examples() {
        List<Example> examples = new ArrayList<>();
        collectExamples(root, "", examples);
        return examples;
    }

    private static void collectExamples(JsonNode node, String pointer, List<Example> examples) {
        for (JsonNode example : node.path("examples")) {
            if (example.has("externalValue")) {
                examples.add(new Example(example.get("externalValue").textValue(), pointer + "/schema"));
            }
        }
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            collectExamples(child.getValue(), pointer + "/" + escape(child.getKey()), examples);
        }
    }

    static JsonNode readExample(String file) {
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream(FOLDER + file), file)) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The example files there are, as {@code examples/name.json}. */
    static List<String> exampleFiles() {
        URL folder = Objects.requireNonNull(Contract.class.getResource(FOLDER + "examples"), "examples");
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            return files.map(file -> "examples/" + file.getFileName()).toList();
        } catch (IOException | URISyntaxException e) {
            throw new IllegalStateException("cannot list " + folder, e);
        }
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
