package dev.tributary.runtime.service;

import dev.tributary.api.model.connectors.ConnectorDescription;
import java.util.List;
import java.util.Optional;

/** The connectors there are and what can be configured in them. Safe for use by several threads. */
public interface ConnectorCatalogue {

    /** The connectors, or the one of this code; empty when there is none. */
    List<ConnectorDescription> connectors(Caller caller, Optional<String> code);
}
