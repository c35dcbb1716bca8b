package dev.tributary.runtime.http;

import dev.tributary.api.model.TopicsChangeRequest;
import dev.tributary.runtime.service.SourceService;
import java.util.Map;

/** What sources pull, and who wants it to, over HTTP. */
final class SourceTopicEndpoints {
    private final SourceService sources;

    SourceTopicEndpoints(SourceService sources) {
        this.sources = sources;
    }

    Map<String, Endpoint> endpoints() {
        return Map.of(
                "getEffectiveTopics", this::get,
                "appendTopics", this::append,
                "removeTopics", this::remove);
    }

    private Reply get(ApiRequest request) {
        return Reply.ok(sources.topics(request.caller(), request.text("id")));
    }

    private Reply append(ApiRequest request) {
        TopicsChangeRequest change = request.body(TopicsChangeRequest.class);
        return Reply.ok(
                sources.appendTopics(request.caller(), request.text("id"), change, WriteParameters.of(request)));
    }

    private Reply remove(ApiRequest request) {
        TopicsChangeRequest change = request.body(TopicsChangeRequest.class);
        return Reply.ok(
                sources.removeTopics(request.caller(), request.text("id"), change, WriteParameters.of(request)));
    }
}
