package dev.tributary.runtime.service;

import dev.tributary.api.model.auth.RoleKey;
import dev.tributary.api.model.connectors.ConnectorDescription;
import dev.tributary.api.model.kafkadirect.KafkaDirectCatalogue;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The connectors of this release. */
final class FixedConnectorCatalogue implements ConnectorCatalogue {
    @Override
    public List<ConnectorDescription> connectors(Caller caller, Optional<String> code) {
        caller.require(RoleKey.VIEWER, "read the connector catalogue");
        return Stream.of(KafkaDirectCatalogue.description())
                .filter(connector -> code.map(connector.code()::equals).orElse(true))
                .toList();
    }
}
