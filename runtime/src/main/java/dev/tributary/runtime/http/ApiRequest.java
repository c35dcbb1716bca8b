package dev.tributary.runtime.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.tributary.api.model.FieldError;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.runtime.service.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A request that satisfies the document, for the endpoint that carries it out. Lives for one request; one thread. */
final class ApiRequest {
    private final String requestId;
    private final @Nullable Caller caller;
    private final Map<String, JsonNode> parameters;
    private final @Nullable JsonNode body;

    ApiRequest(String requestId, @Nullable Caller caller, Map<String, JsonNode> parameters, @Nullable JsonNode body) {
        this.requestId = requestId;
        this.caller = caller;
        this.parameters = parameters;
        this.body = body;
    }

    String requestId() {
        return requestId;
    }

    /** Who asks; only for operations that need a token. */
    Caller caller() {
        return Objects.requireNonNull(caller, "a public operation has no caller");
    }

    /** A parameter that the document requires. */
    String text(String name) {
        return optionalText(name).orElseThrow(() -> new IllegalStateException("no parameter " + name));
    }

    Optional<String> optionalText(String name) {
        return Optional.ofNullable(parameters.get(name)).map(JsonNode::asText);
    }

    /** A parameter that has a default in the document. */
    boolean flag(String name) {
        return Objects.requireNonNull(parameters.get(name), name).asBoolean();
    }

    /** A parameter that has a default in the document. */
    int number(String name) {
        return Objects.requireNonNull(parameters.get(name), name).asInt();
    }

    List<String> list(String name) {
        List<String> entries = new ArrayList<>();
        JsonNode value = parameters.get(name);
        if (value != null) {
            value.forEach(entry -> entries.add(entry.asText()));
        }
        return entries;
    }

    /**
     * The body as a value.
     *
     * @throws Refusal when the document lets something through that the value does not
     */
    <T> T body(Class<T> type) {
        try {
            return TributaryJson.mapper().treeToValue(Objects.requireNonNull(body, "body"), type);
        } catch (MismatchedInputException e) {
            String field = e.getPath().stream()
                    .map(reference -> String.valueOf(reference.getFieldName()))
                    .collect(Collectors.joining("."));
            Refusal refusal = Refusal.invalid(List.of(FieldError.builder()
                    .field(field)
                    .message((field.isEmpty() ? "the body" : field) + " is not acceptable: see /openapi.yaml")
                    .build()));
            refusal.initCause(e);
            throw refusal;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("cannot read the body as " + type.getSimpleName(), e);
        }
    }
}
