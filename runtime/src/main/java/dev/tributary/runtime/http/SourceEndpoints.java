package dev.tributary.runtime.http;

import dev.tributary.api.model.ApiHeaders;
import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.Page;
import dev.tributary.api.model.ReplaceSourceRequest;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.connection.ConnectionCheckRequest;
import dev.tributary.runtime.service.ConnectionService;
import dev.tributary.runtime.service.SourceAction;
import dev.tributary.runtime.service.SourceQuery;
import dev.tributary.runtime.service.SourceService;
import dev.tributary.runtime.service.Versioned;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Sources over HTTP. */
final class SourceEndpoints {
    private static final int ENVELOPE_PAGE_SIZE = 10;

    private final SourceService sources;
    private final ConnectionService connections;

    SourceEndpoints(SourceService sources, ConnectionService connections) {
        this.sources = sources;
        this.connections = connections;
    }

    Map<String, Endpoint> endpoints() {
        return Map.of(
                "listSources", this::list,
                "createSource", this::create,
                "getSource", this::get,
                "replaceSource", this::replace,
                "deleteSource", this::delete,
                "checkConnection", this::check,
                "pauseSource", request -> act(request, SourceAction.PAUSE),
                "resumeSource", request -> act(request, SourceAction.RESUME),
                "restartSource", request -> act(request, SourceAction.RESTART),
                "stopSource", request -> act(request, SourceAction.STOP));
    }

    private Reply list(ApiRequest request) {
        SourceQuery query = SourceQuery.builder()
                .page(request.number("page"))
                .pageSize(request.number("page_size"))
                .partialName(request.optionalText("partial_name"))
                .connector(request.optionalText("connector"))
                .status(request.optionalText("status"))
                .sort(request.optionalText("sort"))
                .sortDir(request.optionalText("sort_dir"))
                .secretReturned(request.flag("secret_returned"))
                .build();
        return Reply.ok(sources.list(request.caller(), query));
    }

    private Reply create(ApiRequest request) {
        CreateSourceRequest source = request.body(CreateSourceRequest.class);
        return Reply.ok(sources.create(request.caller(), source, WriteParameters.of(request)));
    }

    /** The list envelope even for one source, and an empty one for none: older clients count on it. */
    private Reply get(ApiRequest request) {
        Optional<Versioned<Source>> found =
                sources.find(request.caller(), request.text("id"), request.flag("secret_returned"));
        List<Source> result = found.map(Versioned::value).stream().toList();
        Page<Source> page = Page.<Source>builder()
                .result(result)
                .page(1)
                .pageSize(ENVELOPE_PAGE_SIZE)
                .total(result.size())
                .hasNext(false)
                .build();
        Reply reply = Reply.ok(page);
        return found.map(source -> reply.with(ApiHeaders.ETAG, Reply.etag(source.version())))
                .orElse(reply);
    }

    private Reply replace(ApiRequest request) {
        ReplaceSourceRequest source = request.body(ReplaceSourceRequest.class);
        return Reply.ok(sources.replace(request.caller(), request.text("id"), source, WriteParameters.of(request)));
    }

    private Reply delete(ApiRequest request) {
        return Reply.ok(sources.delete(request.caller(), request.text("id"), WriteParameters.of(request)));
    }

    private Reply check(ApiRequest request) {
        return Reply.ok(connections.check(request.caller(), request.body(ConnectionCheckRequest.class)));
    }

    private Reply act(ApiRequest request, SourceAction action) {
        return Reply.ok(sources.act(request.caller(), request.text("id"), action, WriteParameters.of(request)));
    }
}
