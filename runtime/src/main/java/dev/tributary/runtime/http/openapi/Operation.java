package dev.tributary.runtime.http.openapi;

import com.networknt.schema.Schema;
import java.util.List;
import java.util.Optional;

/**
 * An operation of the document.
 *
 * @param id its name
 * @param method the HTTP method in capitals
 * @param path the path with its placeholders
 * @param tag the group it belongs to
 * @param isPublic whether it needs no token
 * @param parameters its parameters
 * @param body what its body must satisfy; empty when it takes none
 */
public record Operation(
        String id,
        String method,
        String path,
        String tag,
        boolean isPublic,
        List<Parameter> parameters,
        Optional<Schema> body) {
    /** Copies the list. */
    public Operation {
        parameters = List.copyOf(parameters);
    }
}
