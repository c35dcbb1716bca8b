package dev.tributary.runtime.service;

/**
 * All services of a server, for the layer that makes them reachable.
 *
 * @param sources sources
 * @param connections connections to external clusters
 * @param topics internal topics
 * @param tags tags
 * @param credentials client credentials
 * @param access tokens
 * @param connectors what can be configured
 * @param health whether it works
 */
public record Services(
        SourceService sources,
        ConnectionService connections,
        TopicService topics,
        TagService tags,
        CredentialService credentials,
        AccessService access,
        ConnectorCatalogue connectors,
        HealthService health) {}
