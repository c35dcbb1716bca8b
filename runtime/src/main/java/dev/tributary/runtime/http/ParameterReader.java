package dev.tributary.runtime.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.tributary.api.model.FieldError;
import dev.tributary.runtime.http.openapi.Operation;
import dev.tributary.runtime.http.openapi.Parameter;
import dev.tributary.runtime.http.openapi.Violations;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Reads what an operation's parameters hold, each as the document types it. Parameters it does not know are ignored.
 */
final class ParameterReader {
    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,18}");

    private final Violations violations;

    ParameterReader(Violations violations) {
        this.violations = violations;
    }

    /**
     * The values by name, defaults included; what is absent and has no default is left out.
     *
     * @throws Refusal with everything that is wrong
     */
    Map<String, JsonNode> read(Operation operation, Map<String, String> pathValues, RawRequest request) {
        Map<String, List<String>> query = QueryString.parse(request.query());
        Map<String, JsonNode> values = new LinkedHashMap<>();
        List<FieldError> errors = new ArrayList<>();
        for (Parameter parameter : operation.parameters()) {
            List<String> sent = sent(parameter, pathValues, query, request);
            JsonNode value = sent.isEmpty() ? parameter.defaultValue() : typed(parameter, sent);
            if (value.isMissingNode()) {
                continue;
            }
            errors.addAll(violations.ofParameter(parameter, value));
            values.put(parameter.name(), value);
        }
        if (!errors.isEmpty()) {
            throw Refusal.invalid(errors);
        }
        return values;
    }

    private static List<String> sent(
            Parameter parameter, Map<String, String> pathValues, Map<String, List<String>> query, RawRequest request) {
        return switch (parameter.place()) {
            case PATH -> List.of(pathValues.getOrDefault(parameter.name(), ""));
            case QUERY -> query.getOrDefault(parameter.name(), List.of());
            case HEADER -> {
                String header = request.header(parameter.name());
                yield header == null ? List.of() : List.of(header);
            }
        };
    }

    /** The value in its JSON type when it can be read as such; as text when not, which the schema then refuses. */
    private static JsonNode typed(Parameter parameter, List<String> sent) {
        String first = sent.get(0);
        return switch (parameter.type()) {
            case "boolean" ->
                switch (first.toLowerCase(Locale.ROOT)) {
                    case "true" -> BooleanNode.TRUE;
                    case "false" -> BooleanNode.FALSE;
                    default -> TextNode.valueOf(first);
                };
            case "integer" ->
                INTEGER.matcher(first).matches() ? LongNode.valueOf(Long.parseLong(first)) : TextNode.valueOf(first);
            case "array" -> entries(sent);
            default -> TextNode.valueOf(first);
        };
    }

    private static ArrayNode entries(List<String> sent) {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        for (String list : sent) {
            for (String entry : list.split(",", -1)) {
                if (!entry.isBlank()) {
                    entries.add(entry.trim());
                }
            }
        }
        return entries;
    }
}
