package dev.tributary.sdk.internal.http;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import java.io.IOException;
import java.util.stream.Collectors;

/** Tells where a JSON document is not as expected, without a word of what stands there. */
final class JsonPlace {
    private JsonPlace() {}

    /** Such as {@code " at result.[0].name"}; empty when nothing is known. */
    static String of(IOException failure) {
        if (failure instanceof JsonMappingException mapping
                && !mapping.getPath().isEmpty()) {
            return " at " + mapping.getPath().stream().map(JsonPlace::step).collect(Collectors.joining("."));
        }
        JsonLocation location = failure instanceof JsonProcessingException e ? e.getLocation() : null;
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }

    private static String step(Reference reference) {
        String field = reference.getFieldName();
        return field == null ? "[" + reference.getIndex() + "]" : field;
    }
}
