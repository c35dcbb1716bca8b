package dev.tributary.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.api.model.ApiHeaders;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.runtime.service.Versioned;
import java.util.Map;
import java.util.TreeMap;

/**
 * An answer. Nobody changes its bytes once it is made.
 *
 * @param status the HTTP status
 * @param contentType what the body is
 * @param headers further headers
 * @param body the body
 */
@SuppressWarnings("ArrayRecordComponent") // internal, never compared; a copy of each body would be waste
record Reply(int status, String contentType, Map<String, String> headers, byte[] body) {
    static final String JSON = "application/json";

    Reply {
        headers = Map.copyOf(headers);
    }

    static Reply ok(Object value) {
        return json(200, value);
    }

    static Reply ok(Versioned<?> result) {
        return json(200, result.value()).with(ApiHeaders.ETAG, etag(result.version()));
    }

    static Reply json(int status, Object value) {
        try {
            return new Reply(status, JSON, Map.of(), TributaryJson.mapper().writeValueAsBytes(value));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot write a " + value.getClass().getSimpleName() + " as JSON", e);
        }
    }

    static Reply bytes(String contentType, byte[] body) {
        return new Reply(200, contentType, Map.of(), body);
    }

    Reply with(String header, String value) {
        Map<String, String> more = new TreeMap<>(headers);
        more.put(header, value);
        return new Reply(status, contentType, more, body);
    }

    Reply with(Map<String, String> moreHeaders) {
        Map<String, String> more = new TreeMap<>(headers);
        more.putAll(moreHeaders);
        return new Reply(status, contentType, more, body);
    }

    static String etag(long version) {
        return "\"" + version + "\"";
    }
}
