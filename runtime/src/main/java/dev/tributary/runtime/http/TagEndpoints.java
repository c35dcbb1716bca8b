package dev.tributary.runtime.http;

import dev.tributary.api.model.topics.TagRequest;
import dev.tributary.runtime.service.TagQuery;
import dev.tributary.runtime.service.TagService;
import java.util.Map;

/** Tags over HTTP. */
final class TagEndpoints {
    private final TagService tags;

    TagEndpoints(TagService tags) {
        this.tags = tags;
    }

    Map<String, Endpoint> endpoints() {
        return Map.of(
                "listTags", this::list,
                "createTag", this::create,
                "replaceTag", this::replace,
                "deleteTag", this::delete);
    }

    private Reply list(ApiRequest request) {
        TagQuery query = new TagQuery(
                request.list("tag_ids"), request.optionalText("tag_name"), request.optionalText("tag_type"));
        return Reply.ok(tags.list(request.caller(), query));
    }

    private Reply create(ApiRequest request) {
        return Reply.ok(tags.create(request.caller(), request.body(TagRequest.class)));
    }

    private Reply replace(ApiRequest request) {
        return Reply.ok(tags.replace(request.caller(), request.text("id"), request.body(TagRequest.class)));
    }

    private Reply delete(ApiRequest request) {
        return Reply.ok(tags.delete(request.caller(), request.text("id")));
    }
}
