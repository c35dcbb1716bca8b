package dev.tributary.runtime.http.openapi;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A path with placeholders, such as {@code /sources/{id}}. */
final class PathTemplate {
    private final List<String> segments;

    PathTemplate(String template) {
        this.segments = List.of(template.substring(1).split("/", -1));
    }

    /** How many segments are placeholders: the fewer, the closer the template describes a path. */
    long placeholders() {
        return segments.stream().filter(PathTemplate::isPlaceholder).count();
    }

    /** The values of the placeholders; empty when the path is another. */
    Optional<Map<String, String>> match(List<String> path) {
        if (path.size() != segments.size()) {
            return Optional.empty();
        }
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < path.size(); i++) {
            String segment = segments.get(i);
            if (isPlaceholder(segment)) {
                values.put(segment.substring(1, segment.length() - 1), path.get(i));
            } else if (!segment.equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(values);
    }

    private static boolean isPlaceholder(String segment) {
        return segment.startsWith("{");
    }
}
