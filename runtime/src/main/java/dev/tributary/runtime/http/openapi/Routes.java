package dev.tributary.runtime.http.openapi;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds the operation that a request is for. Slashes may be doubled, and one may trail; a path without placeholders
 * wins over one with. Immutable.
 */
public final class Routes {
    private record Route(PathTemplate template, Operation operation) {}

    private final List<Route> routes;

    /** Routes to these operations. */
    public Routes(List<Operation> operations) {
        this.routes = operations.stream()
                .map(operation -> new Route(new PathTemplate(operation.path()), operation))
                .sorted(Comparator.comparingLong(route -> route.template().placeholders()))
                .toList();
    }

    /**
     * What a request is for. {@code HEAD} is taken for {@code GET}.
     *
     * @param method the HTTP method in capitals
     * @param path the decoded segments of the path
     */
    public RouteMatch match(String method, List<String> path) {
        String wanted = method.equals("HEAD") ? "GET" : method;
        Set<String> allowed = new TreeSet<>();
        Optional<PathTemplate> closest = Optional.empty();
        for (Route route : routes) {
            Optional<Map<String, String>> values = route.template().match(path);
            boolean further = closest.isPresent()
                    && closest.get().placeholders() < route.template().placeholders();
            if (values.isEmpty() || further) {
                continue;
            }
            if (route.operation().method().equals(wanted)) {
                return new RouteMatch.Found(route.operation(), values.get());
            }
            closest = Optional.of(route.template());
            allowed.add(route.operation().method());
        }
        if (allowed.contains("GET")) {
            allowed.add("HEAD");
        }
        return allowed.isEmpty() ? new RouteMatch.Unknown() : new RouteMatch.WrongMethod(allowed);
    }

    /**
     * The decoded segments of a path, empty ones left out.
     *
     * @param rawPath the path as sent, percent signs and all
     * @throws IllegalArgumentException when the path is not well-formed
     */
    public static List<String> segments(String rawPath) {
        List<String> segments = new ArrayList<>();
        for (String segment : rawPath.split("/", -1)) {
            if (!segment.isEmpty()) {
                segments.add(URLDecoder.decode(segment.replace("+", "%2B"), StandardCharsets.UTF_8));
            }
        }
        return segments;
    }
}
