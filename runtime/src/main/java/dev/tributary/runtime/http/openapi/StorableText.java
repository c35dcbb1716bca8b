package dev.tributary.runtime.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.FieldError;
import java.util.List;
import java.util.Map;

/**
 * Finds text that JSON can write and a database or UTF-8 cannot hold: the character U+0000 and halves of surrogate
 * pairs. Refused at the door, because it could be neither stored nor answered as it was sent.
 */
final class StorableText {
    private StorableText() {}

    /** Adds an error for each such text, be it a value or the name of a field. */
    static void check(String field, JsonNode node, List<FieldError> errors) {
        if (node.isTextual() && !isStorable(node.textValue())) {
            errors.add(error(field, field));
        }
        for (Map.Entry<String, JsonNode> child : node.properties()) {
            String name = field.isEmpty() ? child.getKey() : field + "." + child.getKey();
            if (isStorable(child.getKey())) {
                check(name, child.getValue(), errors);
            } else {
                errors.add(error(field, "the name of a field" + (field.isEmpty() ? "" : " in " + field)));
            }
        }
        if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                check(field + "." + i, node.get(i), errors);
            }
        }
    }

    private static FieldError error(String field, String subject) {
        return FieldError.builder()
                .field(field)
                .message((subject.isEmpty() ? "the body" : subject)
                        + " holds U+0000 or half of a surrogate pair: remove that character")
                .build();
    }

    private static boolean isStorable(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1));
            if (pair) {
                i++;
            } else if (c == 0 || Character.isSurrogate(c)) {
                return false;
            }
        }
        return true;
    }
}
