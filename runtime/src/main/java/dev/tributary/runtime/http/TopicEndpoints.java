package dev.tributary.runtime.http;

import dev.tributary.api.model.topics.CreateTopicRequest;
import dev.tributary.api.model.topics.UpdateTopicRequest;
import dev.tributary.runtime.service.TopicQuery;
import dev.tributary.runtime.service.TopicService;
import java.util.Map;

/** Internal topics over HTTP. */
final class TopicEndpoints {
    private final TopicService topics;

    TopicEndpoints(TopicService topics) {
        this.topics = topics;
    }

    Map<String, Endpoint> endpoints() {
        return Map.of(
                "listTopics", this::list,
                "createTopic", this::create,
                "getTopic", this::get,
                "updateTopic", this::update,
                "deleteTopic", this::delete);
    }

    private Reply list(ApiRequest request) {
        TopicQuery query = TopicQuery.builder()
                .page(request.number("page"))
                .pageSize(request.number("page_size"))
                .partialName(request.optionalText("partial_name"))
                .sourceId(request.optionalText("entity_id"))
                .build();
        return Reply.ok(topics.details(request.caller(), query));
    }

    private Reply create(ApiRequest request) {
        return Reply.ok(topics.create(request.caller(), request.body(CreateTopicRequest.class)));
    }

    private Reply get(ApiRequest request) {
        return Reply.ok(topics.get(request.caller(), request.text("id")));
    }

    private Reply update(ApiRequest request) {
        return Reply.ok(topics.update(request.caller(), request.text("id"), request.body(UpdateTopicRequest.class)));
    }

    private Reply delete(ApiRequest request) {
        return Reply.ok(topics.delete(request.caller(), request.text("id")));
    }
}
