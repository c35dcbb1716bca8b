package dev.tributary.runtime.http;

import dev.tributary.runtime.service.ConnectorCatalogue;
import dev.tributary.runtime.service.MetricsQuery;
import dev.tributary.runtime.service.SourceService;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;

/** What can be configured in sources, and their figures, over HTTP. */
final class CatalogueEndpoints {
    private final ConnectorCatalogue connectors;
    private final SourceService sources;

    CatalogueEndpoints(ConnectorCatalogue connectors, SourceService sources) {
        this.connectors = connectors;
        this.sources = sources;
    }

    Map<String, Endpoint> endpoints() {
        return Map.of("listConnectors", this::connectors, "getSourceMetrics", this::metrics);
    }

    private Reply connectors(ApiRequest request) {
        return Reply.ok(connectors.connectors(request.caller(), request.optionalText("connector_code")));
    }

    private Reply metrics(ApiRequest request) {
        Optional<Instant> since = request.optionalText("since")
                .map(text -> OffsetDateTime.parse(text).toInstant());
        MetricsQuery query = MetricsQuery.builder()
                .sourceIds(request.list("source_ids"))
                .seriesSince(since)
                .build();
        return Reply.ok(sources.metrics(request.caller(), query));
    }
}
