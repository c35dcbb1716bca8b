package dev.tributary.runtime.http;

import dev.tributary.runtime.http.openapi.OpenApiDocument;
import dev.tributary.runtime.http.openapi.Operation;
import dev.tributary.runtime.service.Services;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** All endpoints by the operation that each carries out. */
final class Endpoints {
    private Endpoints() {}

    /**
     * The endpoints over these services.
     *
     * @throws IllegalStateException when document and endpoints do not name the same operations
     */
    static Map<String, Endpoint> over(Services services, OpenApiDocument document, StaticFiles files) {
        Map<String, Endpoint> all = new HashMap<>();
        all.putAll(new AuthEndpoints(services.access(), services.credentials()).endpoints());
        all.putAll(new SourceEndpoints(services.sources(), services.connections()).endpoints());
        all.putAll(new SourceTopicEndpoints(services.sources()).endpoints());
        all.putAll(new CatalogueEndpoints(services.connectors(), services.sources()).endpoints());
        all.putAll(new TopicEndpoints(services.topics()).endpoints());
        all.putAll(new TagEndpoints(services.tags()).endpoints());
        all.putAll(new ServerEndpoints(services.health(), document, files).endpoints());
        Set<String> documented =
                document.operations().stream().map(Operation::id).collect(Collectors.toSet());
        if (!documented.equals(all.keySet())) {
            throw new IllegalStateException(
                    "document and endpoints differ: document " + documented + ", endpoints " + all.keySet());
        }
        return all;
    }
}
