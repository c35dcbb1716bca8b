package dev.tributary.runtime.http.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpHeaders;

/**
 * An answer that kept the contract.
 *
 * @param status the HTTP status
 * @param headers the headers
 * @param text the body as sent
 * @param json the body as JSON; {@code MissingNode} when it is none
 */
public record Answer(int status, HttpHeaders headers, String text, JsonNode json) {

    /** A header; empty when absent. */
    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }

    /** The sentence of an error; empty when there is none. */
    public String detail() {
        return json.path("detail").asText();
    }

    /** The text of a field; empty when absent or null. */
    public String text(String field) {
        return json.path(field).asText("");
    }
}
