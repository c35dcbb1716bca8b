package dev.tributary.sdk;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tributary.api.model.ApiPaths;
import dev.tributary.api.model.connectors.ConnectorDescription;
import dev.tributary.sdk.internal.http.ApiCaller;
import dev.tributary.sdk.internal.http.Operation;
import java.util.List;
import java.util.Optional;

/**
 * The connectors that a server offers and what can be configured in them. Immutable and safe for use by many threads.
 */
public final class Connectors {
    private final ApiCaller api;

    Connectors(ApiCaller api) {
        this.api = api;
    }

    /** All connectors. */
    public List<ConnectorDescription> list() {
        return read(Operation.get(ApiPaths.SOURCE_CONNECTORS));
    }

    /** The connector of this code, if the server offers it. */
    public Optional<ConnectorDescription> find(String code) {
        return read(Operation.get(ApiPaths.SOURCE_CONNECTORS).query("connector_code", code)).stream()
                .filter(connector -> connector.code().equals(code))
                .findFirst();
    }

    private List<ConnectorDescription> read(Operation operation) {
        return api.call(operation, new TypeReference<List<ConnectorDescription>>() {});
    }
}
