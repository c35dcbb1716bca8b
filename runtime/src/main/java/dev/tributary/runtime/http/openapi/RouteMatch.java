package dev.tributary.runtime.http.openapi;

import java.util.Map;
import java.util.Set;

/** What a method and a path stand for. */
public sealed interface RouteMatch {

    /**
     * An operation.
     *
     * @param operation the operation
     * @param pathParameters the decoded values of its placeholders
     */
    record Found(Operation operation, Map<String, String> pathParameters) implements RouteMatch {}

    /**
     * A path of the document with another method.
     *
     * @param allowed the methods that it has
     */
    record WrongMethod(Set<String> allowed) implements RouteMatch {}

    /** No path of the document. */
    record Unknown() implements RouteMatch {}
}
