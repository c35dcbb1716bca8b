package dev.tributary.runtime.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import dev.tributary.runtime.http.openapi.Parameter.Place;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The contract of the management API as the server uses it. Immutable; safe for use by several threads. */
public final class OpenApiDocument {
    private static final String RESOURCE = "/dev/tributary/api/spec/openapi.yaml";
    private static final String IRI = "https://tributary.dev/openapi";
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");
    private static final String BODY = "/requestBody/content/application~1json/schema";

    private final byte[] yaml;
    private final JsonNode root;
    private final SchemaRegistry registry;
    private final List<Operation> operations;

    private OpenApiDocument(byte[] yaml, JsonNode root) {
        this.yaml = yaml;
        this.root = root;
        this.registry = SchemaRegistry.withDialect(
                Dialects.getOpenApi31(),
                builder -> builder.schemas(Map.of(IRI, root.toString()))
                        .schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build()));
        this.operations = readOperations();
    }

    /** The document that comes with the program, which is read once. */
    public static OpenApiDocument bundled() {
        return Bundled.DOCUMENT;
    }

    private static final class Bundled {
        private static final OpenApiDocument DOCUMENT = read();
    }

    private static OpenApiDocument read() {
        try (InputStream in = Objects.requireNonNull(OpenApiDocument.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            byte[] yaml = in.readAllBytes();
            return new OpenApiDocument(yaml, new ObjectMapper(new YAMLFactory()).readTree(yaml));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + RESOURCE, e);
        }
    }

    /** The document as it is written. */
    public byte[] yaml() {
        return yaml.clone();
    }

    /** The document as a tree; not to be changed. */
    public JsonNode root() {
        return root;
    }

    /** Its operations in their order. */
    public List<Operation> operations() {
        return operations;
    }

    /**
     * A schema of the document.
     *
     * @param pointer where it stands, such as {@code /components/schemas/Source}
     */
    public Schema schema(String pointer) {
        return registry.getSchema(SchemaLocation.of(IRI + "#" + pointer));
    }

    /** The names of all properties that hold secrets. */
    public Set<String> secretNames() {
        return root.findValues("properties").stream()
                .flatMap(properties -> properties.properties().stream())
                .filter(property -> property.getValue().path("writeOnly").asBoolean())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<Operation> readOperations() {
        List<Operation> found = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (METHODS.contains(method.getKey())) {
                    found.add(readOperation(path.getKey(), method.getKey(), method.getValue()));
                }
            }
        }
        return List.copyOf(found);
    }

    private Operation readOperation(String path, String method, JsonNode node) {
        String pointer = "/paths/" + path.replace("~", "~0").replace("/", "~1") + "/" + method;
        JsonNode security = node.path("security");
        return new Operation(
                node.path("operationId").asText(),
                method.toUpperCase(Locale.ROOT),
                path,
                node.path("tags").path(0).asText(),
                security.isArray() && security.isEmpty(),
                readParameters(pointer, node.path("parameters")),
                node.has("requestBody") ? Optional.of(schema(pointer + BODY)) : Optional.empty());
    }

    private List<Parameter> readParameters(String pointer, JsonNode nodes) {
        List<Parameter> parameters = new ArrayList<>();
        for (int i = 0; i < nodes.size(); i++) {
            String at = nodes.get(i).has("$ref")
                    ? nodes.get(i).get("$ref").textValue().substring(1)
                    : pointer + "/parameters/" + i;
            JsonNode node = root.at(at);
            parameters.add(new Parameter(
                    node.path("name").asText(),
                    Place.valueOf(node.path("in").asText().toUpperCase(Locale.ROOT)),
                    node.path("required").asBoolean(),
                    node.path("schema").path("type").asText(),
                    node.path("schema").path("default"),
                    schema(at + "/schema")));
        }
        return parameters;
    }
}
