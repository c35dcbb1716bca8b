package dev.tributary.runtime.http;

import dev.tributary.api.model.ErrorCode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Takes a query apart. */
final class QueryString {
    private QueryString() {}

    /**
     * The values by name, in order.
     *
     * @throws Refusal when a percent sign is not followed by two hexadecimal digits
     */
    static Map<String, List<String>> parse(@Nullable String query) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        if (query == null) {
            return values;
        }
        for (String pair : query.split("&", -1)) {
            int equals = pair.indexOf('=');
            String name = equals < 0 ? pair : pair.substring(0, equals);
            String value = equals < 0 ? "" : pair.substring(equals + 1);
            if (!name.isEmpty()) {
                values.computeIfAbsent(decode(name), key -> new ArrayList<>()).add(decode(value));
            }
        }
        return values;
    }

    private static String decode(String text) {
        try {
            return URLDecoder.decode(text, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            Refusal refusal = Refusal.of(
                    ErrorCode.BAD_REQUEST, "the query is not well-formed: write %25 where a percent sign is meant");
            refusal.initCause(e);
            throw refusal;
        }
    }
}
