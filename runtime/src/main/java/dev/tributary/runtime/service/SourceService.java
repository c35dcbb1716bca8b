package dev.tributary.runtime.service;

import dev.tributary.api.model.AppendTopicsResult;
import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.EffectiveTopics;
import dev.tributary.api.model.Page;
import dev.tributary.api.model.RemoveTopicsResult;
import dev.tributary.api.model.ReplaceSourceRequest;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.TopicsChangeRequest;
import dev.tributary.api.model.metrics.SourceMetricsReport;
import java.util.Optional;

/**
 * Declares, changes and shows sources. Every change is one transaction of the store: it happens whole or not at all,
 * and callers who change one source at once do not lose each other's work.
 *
 * <p>Reading needs the role viewer, changing the role editor; secrets are shown to editors who ask for them. Every
 * method throws {@link ServiceException.Forbidden} otherwise, and {@link ServiceException.Unavailable} when the store
 * does not answer. Safe for use by several threads.
 */
public interface SourceService {

    /**
     * Declares a source. Needs no broker and no topic to exist.
     *
     * @throws ServiceException.Invalid when fields are not acceptable
     * @throws ServiceException.AlreadyExists when the name is taken
     * @throws ServiceException.IdempotencyKeyReused when the key belongs to another request
     */
    Versioned<Source> create(Caller caller, CreateSourceRequest request, WriteOptions options);

    /** One source; empty when there is none of this id. */
    Optional<Versioned<Source>> find(Caller caller, String id, boolean secretReturned);

    /**
     * One page of the sources.
     *
     * @throws ServiceException.Invalid when the query is not acceptable
     */
    Page<Source> list(Caller caller, SourceQuery query);

    /**
     * Replaces what the sender owns: a config without {@code topic.include.list} keeps the stored base list, a masked
     * secret keeps the stored one, owners' lists stay; all else is replaced.
     *
     * @throws ServiceException.NotFound when there is no such source
     * @throws ServiceException.Invalid when fields are not acceptable
     * @throws ServiceException.AlreadyExists when the new name is taken
     * @throws ServiceException.VersionMismatch when it is not at the expected version
     */
    Versioned<Source> replace(Caller caller, String id, ReplaceSourceRequest request, WriteOptions options);

    /**
     * Ends a source and forgets it. Its internal topics and its positions stay on the internal cluster.
     *
     * @return the source as it was
     * @throws ServiceException.NotFound when there is no such source
     * @throws ServiceException.VersionMismatch when it is not at the expected version
     */
    Versioned<Source> delete(Caller caller, String id, WriteOptions options);

    /**
     * Pauses, resumes, restarts or stops a source.
     *
     * @throws ServiceException.NotFound when there is no such source
     * @throws ServiceException.VersionMismatch when it is not at the expected version
     */
    Versioned<Source> act(Caller caller, String id, SourceAction action, WriteOptions options);

    /**
     * The effective topics with who added what.
     *
     * @throws ServiceException.NotFound when there is no such source
     */
    Versioned<EffectiveTopics> topics(Caller caller, String id);

    /**
     * Appends topics to the user-defined list, or to the owner's list when the request names an owner. Idempotent.
     *
     * @throws ServiceException.NotFound when there is no such source
     * @throws ServiceException.Invalid when a topic or the owner is not acceptable
     * @throws ServiceException.VersionMismatch when it is not at the expected version
     */
    Versioned<AppendTopicsResult> appendTopics(
            Caller caller, String id, TopicsChangeRequest request, WriteOptions options);

    /**
     * Removes topics from the user-defined list, or from the owner's list when the request names an owner. Idempotent.
     *
     * @throws ServiceException.NotFound when there is no such source
     * @throws ServiceException.VersionMismatch when it is not at the expected version
     */
    Versioned<RemoveTopicsResult> removeTopics(
            Caller caller, String id, TopicsChangeRequest request, WriteOptions options);

    /** Figures of sources and their topics, summed over all workers. */
    SourceMetricsReport metrics(Caller caller, MetricsQuery query);
}
