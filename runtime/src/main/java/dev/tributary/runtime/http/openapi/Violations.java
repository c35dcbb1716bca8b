package dev.tributary.runtime.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.path.NodePath;
import dev.tributary.api.model.FieldError;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Tells in our own sentences how a value fails its schema: field, value and way out, never a secret and never a value
 * that stands where it does not belong. Immutable.
 */
public final class Violations {
    private static final int MAX_VALUE_LENGTH = 100;
    private static final String CONFIG = "config";

    private final Set<String> secretNames;

    /** Tells violations without ever repeating the values of these fields. */
    public Violations(Set<String> secretNames) {
        this.secretNames = Set.copyOf(secretNames);
    }

    /**
     * What is wrong with a body. What is wrong inside {@code config} is left to the rules of the connector, which know
     * more and say all at once.
     */
    public List<FieldError> ofBody(Schema schema, JsonNode body) {
        List<FieldError> errors = new ArrayList<>();
        for (Error error : schema.validate(body)) {
            NodePath path = error.getInstanceLocation();
            boolean insideConfig = path.getNameCount() > 1 && path.getName(0).equals(CONFIG);
            if (!insideConfig) {
                errors.add(tell(field(path), error));
            }
        }
        StorableText.check("", body, errors);
        return errors;
    }

    /** What is wrong with a parameter. */
    public List<FieldError> ofParameter(Parameter parameter, JsonNode value) {
        List<FieldError> errors = new ArrayList<>();
        parameter.schema().validate(value).forEach(error -> errors.add(tell(parameter.name(), error)));
        StorableText.check(parameter.name(), value, errors);
        return errors;
    }

    private FieldError tell(String field, Error error) {
        String name = field;
        if (error.getKeyword().equals("required")) {
            name = field.isEmpty() ? error.getProperty() : field + "." + error.getProperty();
        }
        String subject = name.isEmpty() ? "the body" : name;
        return FieldError.builder()
                .field(name)
                .message(subject + " " + complaint(error, quoted(name, error.getInstanceNode())))
                .build();
    }

    private static String complaint(Error error, String value) {
        JsonNode limit = error.getSchemaNode();
        return switch (error.getKeyword()) {
            case "required" -> "is missing: send it";
            case "type" -> "is " + typeOf(error.getInstanceNode()) + ": send " + expected(limit);
            case "enum" -> value + "is not a known value: use one of " + words(limit);
            case "minLength" -> "is too short: send at least " + limit.asText() + " characters";
            case "maxLength" -> "is too long: send at most " + limit.asText() + " characters";
            case "pattern" -> value + "does not have the form " + limit.asText() + ": send one that has";
            case "minimum" -> value + "is too small: send " + limit.asText() + " or more";
            case "maximum" -> value + "is too big: send " + limit.asText() + " or less";
            case "minItems" -> "has too few entries: send at least " + limit.asText();
            case "maxItems" -> "has too many entries: send at most " + limit.asText();
            case "minProperties" -> "holds nothing: send at least " + limit.asText() + " of its fields";
            case "format" -> value + "is not a " + limit.asText() + ": send one such as 2026-11-01T09:30:00Z";
            default -> "is not acceptable: see /openapi.yaml";
        };
    }

    private String quoted(String name, JsonNode value) {
        String last = name.substring(name.lastIndexOf('.') + 1);
        if (secretNames.contains(last) || !value.isValueNode()) {
            return "";
        }
        String text = value.asText();
        return "'" + (text.length() > MAX_VALUE_LENGTH ? text.substring(0, MAX_VALUE_LENGTH) + "..." : text) + "' ";
    }

    private static String field(NodePath path) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < path.getNameCount(); i++) {
            names.add(path.getName(i));
        }
        return String.join(".", names);
    }

    private static String typeOf(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY, OBJECT -> "an " + value.getNodeType().name().toLowerCase(Locale.ROOT);
            case NULL, MISSING -> "null";
            default -> "a " + value.getNodeType().name().toLowerCase(Locale.ROOT);
        };
    }

    private static String expected(JsonNode types) {
        String text = types.isArray() ? types.path(0).asText() : types.asText();
        return switch (text) {
            case "array", "object", "integer" -> "an " + text;
            default -> "a " + text;
        };
    }

    private static String words(JsonNode values) {
        List<String> words = new ArrayList<>();
        for (JsonNode value : values) {
            if (!value.isNull()) {
                words.add(value.asText());
            }
        }
        return String.join(", ", words);
    }
}
