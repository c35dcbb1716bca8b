package dev.tributary.runtime.http.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;

/**
 * A parameter of an operation.
 *
 * @param name its name
 * @param place where it stands
 * @param required whether it must be there
 * @param type its JSON type
 * @param defaultValue what holds when it is absent; {@code MissingNode} for nothing
 * @param schema what it must satisfy
 */
public record Parameter(String name, Place place, boolean required, String type, JsonNode defaultValue, Schema schema) {

    /** Where a parameter stands. */
    public enum Place {
        /** In the path. */
        PATH,
        /** In the query. */
        QUERY,
        /** Among the headers. */
        HEADER
    }
}
