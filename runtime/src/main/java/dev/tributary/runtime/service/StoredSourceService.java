package dev.tributary.runtime.service;

import dev.tributary.api.model.AppendTopicsResult;
import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.EffectiveTopics;
import dev.tributary.api.model.Page;
import dev.tributary.api.model.RemoveTopicsResult;
import dev.tributary.api.model.ReplaceSourceRequest;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.TopicsChangeRequest;
import dev.tributary.api.model.auth.RoleKey;
import dev.tributary.api.model.metrics.SourceMetricsReport;
import dev.tributary.runtime.control.ChangeSignal;
import dev.tributary.runtime.source.DeclaredSource;
import dev.tributary.runtime.store.StoredSource;
import java.time.Duration;
import java.util.Optional;

/** Sources in the store; every change wakes the control loop of this process. */
final class StoredSourceService implements SourceService {
    /** The longest that a caller waits for the control loop; then the status says the rest. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(3);

    private static final String READ = "read sources";
    private static final String CHANGE = "change sources";

    private final ServiceStore store;
    private final SourceViews views;
    private final SourceCreation creation;
    private final SourceChange change;
    private final TopicListEdits topicLists;
    private final SourceListing listing;
    private final SourceMetricsReader metrics;
    private final ChangeSignal signal;

    StoredSourceService(ServiceStore store, SourceParts parts, ChangeSignal signal) {
        this.store = store;
        this.views = parts.views();
        this.creation = parts.creation();
        this.change = parts.change();
        this.topicLists = parts.topicLists();
        this.listing = parts.listing();
        this.metrics = parts.metrics();
        this.signal = signal;
    }

    /** What the service is put together from. */
    record SourceParts(
            SourceViews views,
            SourceCreation creation,
            SourceChange change,
            TopicListEdits topicLists,
            SourceListing listing,
            SourceMetricsReader metrics) {}

    @Override
    public Versioned<Source> create(Caller caller, CreateSourceRequest request, WriteOptions options) {
        caller.require(RoleKey.EDITOR, CHANGE);
        return applied(caller, creation.create(caller, request, options.idempotencyKey()), options);
    }

    @Override
    public Optional<Versioned<Source>> find(Caller caller, String id, boolean secretReturned) {
        caller.require(RoleKey.VIEWER, READ);
        boolean withSecrets = SourceViews.showsSecrets(caller, secretReturned);
        return store.read(tables -> tables.sources().find(id).map(row -> views.view(tables, row, withSecrets)));
    }

    @Override
    public Page<Source> list(Caller caller, SourceQuery query) {
        caller.require(RoleKey.VIEWER, READ);
        SourceRules.query(query);
        boolean withSecrets = SourceViews.showsSecrets(caller, query.secretReturned());
        return store.read(tables -> listing.list(tables, query, withSecrets));
    }

    @Override
    public Versioned<Source> replace(Caller caller, String id, ReplaceSourceRequest request, WriteOptions options) {
        caller.require(RoleKey.EDITOR, CHANGE);
        return applied(caller, change.replace(caller, id, request, options.expectedVersion()), options);
    }

    @Override
    public Versioned<Source> act(Caller caller, String id, SourceAction action, WriteOptions options) {
        caller.require(RoleKey.EDITOR, CHANGE);
        return applied(caller, change.act(id, action, options.expectedVersion()), options);
    }

    @Override
    public Versioned<Source> delete(Caller caller, String id, WriteOptions options) {
        caller.require(RoleKey.EDITOR, CHANGE);
        boolean withSecrets = SourceViews.showsSecrets(caller, options.secretReturned());
        Versioned<Source> last = store.write(tables -> {
            StoredSource row = SourceLocks.lock(tables, id, options.expectedVersion());
            Versioned<Source> view = views.view(tables, row, withSecrets);
            tables.sources().delete(id);
            return view;
        });
        signal.changed();
        if (options.awaitApplied()) {
            signal.awaitGone(id, LONGEST_WAIT);
        }
        return last;
    }

    @Override
    public Versioned<EffectiveTopics> topics(Caller caller, String id) {
        caller.require(RoleKey.VIEWER, READ);
        return store.read(tables -> {
            DeclaredSource source = DeclaredSource.find(tables, id).orElseThrow(() -> SourceLocks.notFound(id));
            return new Versioned<>(SourceViews.topics(source), source.row().version());
        });
    }

    @Override
    public Versioned<AppendTopicsResult> appendTopics(
            Caller caller, String id, TopicsChangeRequest request, WriteOptions options) {
        caller.require(RoleKey.EDITOR, CHANGE);
        return woken(id, topicLists.append(caller, id, request, options.expectedVersion()), options);
    }

    @Override
    public Versioned<RemoveTopicsResult> removeTopics(
            Caller caller, String id, TopicsChangeRequest request, WriteOptions options) {
        caller.require(RoleKey.EDITOR, CHANGE);
        return woken(id, topicLists.remove(id, request, options.expectedVersion()), options);
    }

    @Override
    public SourceMetricsReport metrics(Caller caller, MetricsQuery query) {
        caller.require(RoleKey.VIEWER, READ);
        return store.read(tables -> metrics.report(tables, query));
    }

    private <T> Versioned<T> woken(String id, Versioned<T> result, WriteOptions options) {
        signal.changed();
        if (options.awaitApplied()) {
            signal.awaitApplied(id, result.version(), LONGEST_WAIT);
        }
        return result;
    }

    /** The source after a change: as it was written, or as it became while it was waited for. */
    private Versioned<Source> applied(Caller caller, StoredSource written, WriteOptions options) {
        woken(written.id(), new Versioned<>(written, written.version()), options);
        boolean withSecrets = SourceViews.showsSecrets(caller, options.secretReturned());
        return store.read(tables -> views.view(
                tables,
                tables.sources()
                        .find(written.id())
                        .orElseThrow(() -> new ServiceException.NotFound(
                                "source '" + written.id() + "' not found: somebody deleted it meanwhile")),
                withSecrets));
    }
}
