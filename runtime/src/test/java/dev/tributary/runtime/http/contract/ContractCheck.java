package dev.tributary.runtime.http.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tributary.runtime.http.openapi.OpenApiDocument;
import dev.tributary.runtime.http.openapi.Operation;
import dev.tributary.runtime.http.openapi.RouteMatch;
import dev.tributary.runtime.http.openapi.Routes;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Holds answers against the document: status, headers, media type, body. */
final class ContractCheck {
    private static final String ERROR = "/components/schemas/Error";
    private static final List<String> SIGNS_TO_RETRY =
            List.of("429", "502", "503", "504", "rebalance", "connection refused", "request timed out");

    private final OpenApiDocument document = OpenApiDocument.bundled();
    private final Routes routes = new Routes(document.operations());

    void check(String method, String path, Answer answer) {
        assertThat(answer.header("X-Request-Id"))
                .as("X-Request-Id of %s %s", method, path)
                .isNotBlank();
        if (answer.status() >= 400) {
            checkError(answer);
        }
        RouteMatch match = routes.match(method, Routes.segments(path));
        if (match instanceof RouteMatch.Found found) {
            checkOperation(found.operation(), method, answer);
        } else if (match instanceof RouteMatch.WrongMethod) {
            assertThat(answer.status()).as("%s %s", method, path).isEqualTo(405);
            assertThat(answer.header("Allow")).isNotBlank();
        } else if (!path.startsWith("/docs/")) {
            assertThat(answer.status()).as("%s %s", method, path).isEqualTo(404);
        }
    }

    private void checkError(Answer answer) {
        assertThat(answer.header("Content-Type")).isEqualTo("application/json");
        assertThat(document.schema(ERROR).validate(answer.json()))
                .as(answer.text())
                .isEmpty();
        assertThat(answer.text("request_id")).isEqualTo(answer.header("X-Request-Id"));
        if (answer.status() < 500) {
            assertThat(answer.detail().toLowerCase(Locale.ROOT)).doesNotContain(SIGNS_TO_RETRY);
        }
    }

    private void checkOperation(Operation operation, String method, Answer answer) {
        String pointer = "/paths/" + escape(operation.path()) + "/"
                + operation.method().toLowerCase(Locale.ROOT) + "/responses/" + answer.status();
        JsonNode response = document.root().at(pointer);
        assertThat(response.isMissingNode())
                .as("status %s of %s: %s", answer.status(), operation.id(), answer.text())
                .isFalse();
        if (response.has("$ref")) {
            pointer = response.get("$ref").textValue().substring(1);
            response = document.root().at(pointer);
        }
        checkHeaders(response, answer);
        if (!method.equals("HEAD")) {
            checkBody(pointer, response, answer);
        }
    }

    private void checkHeaders(JsonNode response, Answer answer) {
        for (Map.Entry<String, JsonNode> header : response.path("headers").properties()) {
            assertThat(answer.header(header.getKey()))
                    .as("header %s", header.getKey())
                    .isNotBlank();
        }
    }

    private void checkBody(String pointer, JsonNode response, Answer answer) {
        String type = answer.header("Content-Type").split(";", 2)[0];
        assertThat(response.path("content").has(type)).as("media type %s", type).isTrue();
        if (type.equals("application/json")) {
            String schema = pointer + "/content/" + escape(type) + "/schema";
            assertThat(document.schema(schema).validate(answer.json()))
                    .as(answer.text())
                    .isEmpty();
        }
    }

    private static String escape(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
