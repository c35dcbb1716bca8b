package dev.tributary.runtime.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.api.model.ApiError;
import dev.tributary.api.model.ErrorCode;
import dev.tributary.api.model.HealthReport;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.runtime.http.openapi.OpenApiDocument;
import dev.tributary.runtime.service.Health;
import dev.tributary.runtime.service.HealthService;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The server's health and its own document over HTTP. */
final class ServerEndpoints {
    private static final String OK = "ok";

    private final HealthService health;
    private final OpenApiDocument document;
    private final StaticFiles files;

    ServerEndpoints(HealthService health, OpenApiDocument document, StaticFiles files) {
        this.health = health;
        this.document = document;
        this.files = files;
    }

    Map<String, Endpoint> endpoints() {
        return Map.of(
                "getHealth", request -> report(health.live(), request),
                "getReadiness", request -> report(health.ready(), request),
                "getOpenApiYaml", request -> Reply.bytes("application/yaml", document.yaml()),
                "getOpenApiJson", request -> Reply.ok(document.root()),
                "getDocs", request -> files.page());
    }

    private static Reply report(Health found, ApiRequest request) {
        Map<String, String> checks = new TreeMap<>(found.checks());
        if (found.healthy()) {
            return Reply.ok(HealthReport.builder().status(OK).checks(checks).build());
        }
        String detail = checks.entrySet().stream()
                .filter(check -> !check.getValue().equals(OK))
                .map(check -> check.getKey() + ": " + check.getValue())
                .collect(Collectors.joining("; "));
        ApiError error = ErrorReplies.body(503, ErrorCode.UNAVAILABLE, detail, List.of(), request.requestId());
        JsonNode tree = TributaryJson.mapper().valueToTree(checks);
        return Reply.json(
                503,
                ApiError.builder().from(error).putUnknownFields("checks", tree).build());
    }
}
