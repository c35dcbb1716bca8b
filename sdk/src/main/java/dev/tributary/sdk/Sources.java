package dev.tributary.sdk;

import dev.tributary.api.model.ApiPaths;
import dev.tributary.api.model.AppendTopicsResult;
import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.CreatedFrom;
import dev.tributary.api.model.EffectiveTopics;
import dev.tributary.api.model.RemoveTopicsResult;
import dev.tributary.api.model.ReplaceSourceRequest;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.api.model.connection.ConnectionCheckRequest;
import dev.tributary.api.model.connection.ConnectionCheckResult;
import dev.tributary.api.model.kafkadirect.KafkaDirectCatalogue;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfig;
import dev.tributary.api.model.metrics.SourceMetricsReport;
import dev.tributary.sdk.internal.http.ApiCaller;
import dev.tributary.sdk.internal.http.Effect;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Sources: declare, change, watch. Immutable and safe for use by many threads.
 *
 * <p>Answers mask secrets unless asked through {@link #withSecrets}. A change answers when it is applied, at most a few
 * seconds later, or at once through {@link #withoutWaiting}; {@link #waitUntil} waits longer.
 *
 * <p>Every method throws the exceptions of {@link dev.tributary.sdk.error}; only the ones special to it are named
 * below.
 */
public final class Sources {
    private final ApiCaller api;
    private final SourceOperations operations;

    Sources(ApiCaller api) {
        this(api, SourceOperations.usual());
    }

    private Sources(ApiCaller api, SourceOperations operations) {
        this.api = api;
        this.operations = operations;
    }

    /** The same, with secrets in its answers where the credential's role may see them. */
    public Sources withSecrets() {
        return new Sources(api, operations.withSecrets());
    }

    /** The same, with changes that answer as soon as they are stored. */
    public Sources withoutWaiting() {
        return new Sources(api, operations.withoutWaiting());
    }

    Sources within(Duration limit) {
        return new Sources(api.within(limit), operations);
    }

    /**
     * Declares a Kafka Direct source.
     *
     * @param name unique among sources
     * @throws dev.tributary.sdk.error.ConflictException when the name is taken
     * @throws dev.tributary.sdk.error.ValidationException when a part of the configuration is not acceptable
     */
    public Source create(String name, KafkaDirectConfig config) {
        return create(CreateSourceRequest.builder()
                .name(name)
                .connector(KafkaDirectCatalogue.CODE)
                .config(config.toSourceConfig())
                .createdFrom(CreatedFrom.API)
                .build());
    }

    /**
     * Declares a source. A key of its own makes each call safe to repeat after a lost answer, and the client does.
     *
     * @throws dev.tributary.sdk.error.ConflictException when the name is taken
     * @throws dev.tributary.sdk.error.ValidationException when a field is not acceptable
     */
    public Source create(CreateSourceRequest request) {
        return api.call(operations.create(request).effect(Effect.CHANGES_ONCE_PER_KEY), Source.class);
    }

    /**
     * Declares a source once for this key, however often and from wherever it is called.
     *
     * @param idempotencyKey 1 to 255 visible ASCII characters; the same for what shall be the same
     * @throws dev.tributary.sdk.error.ConflictException when the name is taken, or the key belongs to another request
     * @throws dev.tributary.sdk.error.ValidationException when a field is not acceptable
     */
    public Source create(CreateSourceRequest request, String idempotencyKey) {
        if (!idempotencyKey.matches("[!-~]{1,255}")) {
            throw new IllegalArgumentException("idempotencyKey is '" + idempotencyKey
                    + "': give 1 to 255 visible ASCII characters without spaces");
        }
        return api.call(operations.create(request).idempotencyKey(idempotencyKey), Source.class);
    }

    /** The source of this id, if there is one. */
    public Optional<Source> find(String id) {
        return new SourceReads(api, operations).find(id);
    }

    /**
     * The source of this id.
     *
     * @throws dev.tributary.sdk.error.NotFoundException when there is none
     */
    public Source get(String id) {
        return new SourceReads(api, operations).get(id);
    }

    /**
     * The source of this id with its version, to be handed to {@link #replace(String, ReplaceSourceRequest, String)}.
     *
     * @throws dev.tributary.sdk.error.NotFoundException when there is none
     */
    public Versioned<Source> getVersioned(String id) {
        return new SourceReads(api, operations).getVersioned(id);
    }

    /** The source of exactly this name, if there is one. */
    public Optional<Source> findByName(String name) {
        SourceFilter similar = SourceFilter.builder().partialName(name).build();
        int others = 0;
        for (Source source : list(similar)) {
            if (name.equals(source.name())) {
                return Optional.of(source);
            }
            others++;
        }
        if (others < Listing.PAGE_SIZE) {
            return Optional.empty();
        }
        // One that was deleted between two pages moved the others up, and the one that is sought may have been missed.
        return list(similar).stream()
                .filter(source -> name.equals(source.name()))
                .findFirst();
    }

    /** All sources in the order of their creation. */
    public Listing<Source> list() {
        return list(SourceFilter.all());
    }

    /** The sources that pass the filter. */
    public Listing<Source> list(SourceFilter filter) {
        return new Listing<>(page -> api.call(operations.list(filter, page), TributaryJson::sources));
    }

    /**
     * Replaces name, configuration and tags, whoever changed them last. A configuration without the base list keeps the
     * stored one; a masked secret keeps the stored one.
     *
     * @throws dev.tributary.sdk.error.NotFoundException when there is no such source
     * @throws dev.tributary.sdk.error.ValidationException when a field is not acceptable
     */
    public Source replace(String id, ReplaceSourceRequest request) {
        return api.call(operations.replace(id, request), Source.class);
    }

    /**
     * As {@link #replace(String, ReplaceSourceRequest)}, if the source is still at this version.
     *
     * @throws dev.tributary.sdk.error.PreconditionFailedException when somebody else changed it meanwhile
     */
    public Source replace(String id, ReplaceSourceRequest request, String version) {
        return api.call(operations.replace(id, request).ifMatch(version), Source.class);
    }

    /**
     * Reads the configuration, changes it and writes it back, and starts over when somebody else was faster, so that no
     * change is lost. For topics, {@link #appendTopics} is simpler and never has to start over.
     *
     * @param change makes the new configuration of the present one; may run several times
     * @throws dev.tributary.sdk.error.NotFoundException when there is no such source
     * @throws dev.tributary.sdk.error.ValidationException when the new configuration is not acceptable
     * @throws dev.tributary.sdk.error.PreconditionFailedException when others were faster ten times in a row
     */
    public Source changeConfig(String id, UnaryOperator<KafkaDirectConfig> change) {
        return new ConfigChange(this, change).apply(id);
    }

    /**
     * Ends a source and forgets it. What was copied stays on the internal cluster.
     *
     * @return the source as it was
     * @throws dev.tributary.sdk.error.NotFoundException when there is no such source
     */
    public Source delete(String id) {
        return api.call(operations.delete(id), Source.class);
    }

    /**
     * As {@link #delete(String)}, if the source is still at this version.
     *
     * @throws dev.tributary.sdk.error.PreconditionFailedException when somebody else changed it meanwhile
     */
    public Source delete(String id, String version) {
        return api.call(operations.delete(id).ifMatch(version), Source.class);
    }

    /** Holds a source; its positions are kept. Does nothing to a paused one. */
    public Source pause(String id) {
        return api.call(operations.act(ApiPaths.SOURCE_PAUSE, id), Source.class);
    }

    /** Lets a source flow again. Does nothing to an active one. */
    public Source resume(String id) {
        return api.call(operations.act(ApiPaths.SOURCE_RESUME, id), Source.class);
    }

    /** Ends a source; its positions are kept. Does nothing to a stopped one. */
    public Source stop(String id) {
        return api.call(operations.act(ApiPaths.SOURCE_STOP, id), Source.class);
    }

    /** Ends a source and starts it anew, with fresh connections. */
    public Source restart(String id) {
        return api.call(operations.act(ApiPaths.SOURCE_RESTART, id), Source.class);
    }

    /**
     * Adds topics behind the user-defined list, in one step on the server: any number of callers may do so at once.
     * Topics that are there already stay where they are. The base list is never touched. Sent again when no answer
     * comes; what the lost attempt added is then told as already present.
     *
     * @param topics names on the external cluster; at least one
     * @throws dev.tributary.sdk.error.NotFoundException when there is no such source
     * @throws dev.tributary.sdk.error.ValidationException when a name is not acceptable
     */
    public AppendTopicsResult appendTopics(String id, String... topics) {
        return appendTopics(id, List.of(topics));
    }

    /** As {@link #appendTopics(String, String...)}. */
    public AppendTopicsResult appendTopics(String id, List<String> topics) {
        return new TopicChanges(api, operations, null).append(id, topics);
    }

    /**
     * Takes topics out of the user-defined list, in one step on the server. A topic that another list names flows on,
     * and the result says why. Sent again when no answer comes; what the lost attempt removed is then told as not
     * present.
     *
     * @param topics names on the external cluster; at least one
     * @throws dev.tributary.sdk.error.NotFoundException when there is no such source
     */
    public RemoveTopicsResult removeTopics(String id, String... topics) {
        return removeTopics(id, List.of(topics));
    }

    /** As {@link #removeTopics(String, String...)}. */
    public RemoveTopicsResult removeTopics(String id, List<String> topics) {
        return new TopicChanges(api, operations, null).remove(id, topics);
    }

    /**
     * The topic lists of one owner, such as a Terraform state: held beside the configuration, so that no replacement of
     * it and no other owner changes them.
     *
     * @param owner the owner's name, the same in every call
     */
    public OwnedTopics ownedBy(String owner) {
        return new OwnedTopics(new TopicChanges(api, operations, owner));
    }

    /**
     * The topics that the source pulls, each with the lists that name it, in effective order.
     *
     * @throws dev.tributary.sdk.error.NotFoundException when there is no such source
     */
    public EffectiveTopics effectiveTopics(String id) {
        return api.call(operations.topics(id), EffectiveTopics.class);
    }

    /**
     * Has the server look at the connection of a source, with its secrets and for all its topics: whether it could
     * copy, and what to do if not. Takes the server less than half a minute; changes nothing.
     *
     * @throws dev.tributary.sdk.error.NotFoundException when there is no such source
     */
    public ConnectionCheckResult checkConnection(String id) {
        return check(ConnectionCheckRequest.builder().sourceId(id).build());
    }

    /**
     * As {@link #checkConnection(String)}, for a source that is not declared yet. Only connection, prefix and topic
     * lists count; without topics it needs no prefix.
     *
     * @throws dev.tributary.sdk.error.ValidationException when a part of the configuration is not acceptable
     */
    public ConnectionCheckResult checkConnection(SourceConfig config) {
        return check(ConnectionCheckRequest.builder().config(config).build());
    }

    private ConnectionCheckResult check(ConnectionCheckRequest request) {
        return api.call(operations.checkConnection(request), ConnectionCheckResult.class);
    }

    /** The latest figures of all sources and their topics, summed over all workers. */
    public SourceMetricsReport metrics() {
        return metrics(MetricsFilter.latest());
    }

    /** The figures that pass the filter; unknown sources are left out. */
    public SourceMetricsReport metrics(MetricsFilter filter) {
        return api.call(operations.metrics(filter), SourceMetricsReport.class);
    }

    /**
     * Looks at a source again and again until it has a status. A server that cannot be reached for a while does not end
     * the wait.
     *
     * @return the source when it had the status
     * @throws dev.tributary.sdk.error.SourceFailedException when it has a status of {@link SourceWait#failOn}
     * @throws dev.tributary.sdk.error.WaitTimeoutException when the time is up
     * @throws dev.tributary.sdk.error.NotFoundException when there is no such source
     */
    public Source waitUntil(String id, SourceWait wait) {
        return new SourceWaiter(this, api.time()).await(id, wait);
    }

    /**
     * Waits until the source is active and these topics of it flow: each of their partitions is read by a worker. Use
     * it after {@link #appendTopics}: what was active before stays so while new topics join.
     *
     * @param topics external topics that the source names; none waits for the source alone
     * @param budget the longest wait, from zero (look once) to a day
     * @return the source when they flowed
     * @throws dev.tributary.sdk.error.SourceFailedException when it is broken, paused or stopped
     * @throws dev.tributary.sdk.error.WaitTimeoutException when the time is up; the message names the topics that do
     *     not flow, and the problems of the source
     * @throws dev.tributary.sdk.error.NotFoundException when there is no such source
     */
    public Source waitUntilFlowing(String id, Collection<String> topics, Duration budget) {
        return new SourceWaiter(this, api.time()).awaitFlowing(id, topics, budget);
    }

    /**
     * Waits until there is no source of this id.
     *
     * @param budget the longest wait, from zero (look once) to a day
     * @throws dev.tributary.sdk.error.WaitTimeoutException when the time is up
     */
    public void waitUntilDeleted(String id, Duration budget) {
        new SourceWaiter(this, api.time()).awaitDeleted(id, budget);
    }
}
