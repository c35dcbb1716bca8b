package dev.tributary.runtime.service;

import dev.tributary.runtime.auth.Credentials;
import dev.tributary.runtime.auth.Tokens;
import dev.tributary.runtime.control.ChangeSignal;
import dev.tributary.runtime.control.LoopWatch;
import dev.tributary.runtime.kafka.InternalTopics;
import dev.tributary.runtime.secrets.KeyRing;
import dev.tributary.runtime.source.ConfigVault;
import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.translate.ConnectionChecks;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;

/**
 * Puts the services together.
 *
 * @param store what is stored
 * @param keys the encryption keys
 * @param vault the secrets of configs
 * @param credentials client credentials
 * @param tokens tokens
 * @param topics the internal cluster
 * @param connections looks at connections
 * @param signal wakes the control loop
 * @param loop watches the control loop
 * @param tokenLifetime how long an access token is good for
 * @param refreshTokenLifetime how long a refresh token is good for
 * @param clock the time
 * @param random for identifiers
 */
public record ServiceAssembly(
        Store store,
        KeyRing keys,
        ConfigVault vault,
        Credentials credentials,
        Tokens tokens,
        InternalTopics topics,
        ConnectionChecks connections,
        ChangeSignal signal,
        LoopWatch loop,
        Duration tokenLifetime,
        Duration refreshTokenLifetime,
        Clock clock,
        SecureRandom random) {

    /** The services. They own nothing that needs closing. */
    public Services services() {
        ServiceStore serviceStore = new ServiceStore(store);
        Identifiers identifiers = new Identifiers(clock, random);
        return new Services(
                sources(serviceStore, identifiers),
                new ProbingConnectionService(serviceStore, connections),
                new KafkaTopicService(serviceStore, new ClusterAccess(topics)),
                new StoredTagService(serviceStore, identifiers, clock),
                new StoredCredentialService(serviceStore, credentials),
                new TokenAccessService(credentials, tokens, tokenLifetime, refreshTokenLifetime),
                new FixedConnectorCatalogue(),
                new ServerHealthService(serviceStore, loop, clock));
    }

    private SourceService sources(ServiceStore serviceStore, Identifiers identifiers) {
        SourceViews views = new SourceViews(vault, clock);
        return new StoredSourceService(
                serviceStore,
                new StoredSourceService.SourceParts(
                        views,
                        new SourceCreation(serviceStore, vault, new RequestFingerprint(keys), identifiers, clock),
                        new SourceChange(serviceStore, vault, clock),
                        new TopicListEdits(serviceStore, clock),
                        new SourceListing(views, clock),
                        new SourceMetricsReader(clock)),
                signal);
    }
}
