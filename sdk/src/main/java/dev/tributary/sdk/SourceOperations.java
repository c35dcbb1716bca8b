package dev.tributary.sdk;

import dev.tributary.api.model.ApiPaths;
import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.OpenValue;
import dev.tributary.api.model.ReplaceSourceRequest;
import dev.tributary.api.model.TopicsChangeRequest;
import dev.tributary.api.model.connection.ConnectionCheckRequest;
import dev.tributary.sdk.internal.http.Effect;
import dev.tributary.sdk.internal.http.Operation;

/**
 * The operations on sources as the contract spells them.
 *
 * @param secrets whether answers hold secrets
 * @param waiting whether changes answer only when applied
 */
record SourceOperations(boolean secrets, boolean waiting) {

    static SourceOperations usual() {
        return new SourceOperations(false, true);
    }

    SourceOperations withSecrets() {
        return new SourceOperations(true, waiting);
    }

    SourceOperations withoutWaiting() {
        return new SourceOperations(secrets, false);
    }

    Operation create(CreateSourceRequest request) {
        return change(Operation.post(ApiPaths.SOURCES)).body(request);
    }

    Operation get(String id) {
        return read(Operation.get(source(ApiPaths.SOURCE, id)));
    }

    Operation list(SourceFilter filter, int page) {
        return read(Operation.get(ApiPaths.SOURCES))
                .query("page", page)
                .query("page_size", Listing.PAGE_SIZE)
                .query("partial_name", filter.partialName().orElse(null))
                .query("connector", filter.connector().orElse(null))
                .query("status", filter.status().map(OpenValue::text).orElse(null))
                .query("sort", filter.order().map(SourceOrder::wireName).orElse(null))
                .query("sort_dir", filter.descending() ? "desc" : null);
    }

    Operation replace(String id, ReplaceSourceRequest request) {
        return change(Operation.put(source(ApiPaths.SOURCE, id))).body(request);
    }

    Operation delete(String id) {
        return change(Operation.delete(source(ApiPaths.SOURCE, id)));
    }

    Operation act(String template, String id) {
        return change(Operation.post(source(template, id)));
    }

    Operation topics(String id) {
        return Operation.get(source(ApiPaths.SOURCE_TOPICS, id));
    }

    Operation changeTopics(String template, String id, TopicsChangeRequest request) {
        return waiting(Operation.post(source(template, id))).body(request).effect(Effect.CHANGES_ONCE);
    }

    /** It changes nothing, and may be sent again when no answer comes. */
    Operation checkConnection(ConnectionCheckRequest request) {
        return Operation.post(ApiPaths.SOURCE_CONNECTION_CHECK).body(request).effect(Effect.READS);
    }

    Operation metrics(MetricsFilter filter) {
        Operation operation = Operation.get(ApiPaths.SOURCE_METRICS)
                .query("since", filter.since().orElse(null));
        for (String id : filter.sourceIds()) {
            operation = operation.query("source_ids", id);
        }
        return operation;
    }

    private Operation read(Operation operation) {
        return operation.query("secret_returned", secrets ? true : null);
    }

    private Operation change(Operation operation) {
        return waiting(read(operation));
    }

    private Operation waiting(Operation operation) {
        return operation.query("wait", waiting ? null : false);
    }

    private static String source(String template, String id) {
        return Ids.path(template, "source id", id);
    }
}
