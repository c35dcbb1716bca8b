package dev.tributary.sdk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/** The operations of the OpenAPI document, to be found by what was sent. */
final class ContractOperations {
    private static final String DOCUMENT = "/dev/tributary/api/spec/openapi.yaml";

    /** One operation: its id and the names of its parameters. */
    record Known(String id, String method, String path, Set<String> parameters) {
        boolean matches(String sentMethod, String sentPath) {
            return method.equals(sentMethod.toLowerCase(Locale.ROOT))
                    && sentPath.matches(path.replaceAll("\\{[^}]+}", "[^/]+"));
        }
    }

    private final List<Known> operations;

    private ContractOperations(List<Known> operations) {
        this.operations = operations;
    }

    static ContractOperations load() {
        try (InputStream in = Objects.requireNonNull(ContractOperations.class.getResourceAsStream(DOCUMENT))) {
            return new ContractOperations(read(new ObjectMapper(new YAMLFactory()).readTree(in)));
        } catch (IOException e) {
            throw new UncheckedIOException("the OpenAPI document cannot be read", e);
        }
    }

    /** The operation that a request is for; a path without a variable goes before one with. */
    Known of(String method, String path) {
        return operations.stream()
                .filter(operation -> operation.matches(method, path))
                .min(Comparator.comparing(operation -> operation.path().contains("{")))
                .orElseThrow(() -> new AssertionError("the contract knows no " + method + " " + path));
    }

    Set<String> idsWithout(Set<String> left) {
        return operations.stream()
                .map(Known::id)
                .filter(id -> !left.contains(id))
                .collect(Collectors.toSet());
    }

    private static List<Known> read(JsonNode root) {
        List<Known> operations = new ArrayList<>();
        for (Map.Entry<String, JsonNode> path : root.path("paths").properties()) {
            for (Map.Entry<String, JsonNode> method : path.getValue().properties()) {
                if (method.getValue().has("operationId")) {
                    operations.add(new Known(
                            method.getValue().get("operationId").textValue(),
                            method.getKey(),
                            path.getKey(),
                            parameters(root, method.getValue())));
                }
            }
        }
        return operations;
    }

    private static Set<String> parameters(JsonNode root, JsonNode operation) {
        Set<String> names = new HashSet<>();
        for (JsonNode parameter : operation.path("parameters")) {
            JsonNode whole = parameter.has("$ref")
                    ? root.at(parameter.get("$ref").textValue().substring(1))
                    : parameter;
            names.add(whole.path("name").textValue());
        }
        return names;
    }
}
