package dev.tributary.sdk;

import dev.tributary.api.model.ApiPaths;
import dev.tributary.api.model.topics.Tag;
import dev.tributary.api.model.topics.TagList;
import dev.tributary.api.model.topics.TagRequest;
import dev.tributary.sdk.internal.http.ApiCaller;
import dev.tributary.sdk.internal.http.Operation;
import java.util.List;
import java.util.Optional;

/**
 * Tags for sources and topics. Immutable and safe for use by many threads. Every method throws the exceptions of
 * {@link dev.tributary.sdk.error}; only the ones special to it are named below.
 */
public final class Tags {
    private final ApiCaller api;

    Tags(ApiCaller api) {
        this.api = api;
    }

    /** All tags by name. */
    public List<Tag> list() {
        return list(Operation.get(ApiPaths.TAGS));
    }

    /** The tag of this id, if there is one. */
    public Optional<Tag> find(String id) {
        return list(Operation.get(ApiPaths.TAGS).query("tag_ids", id)).stream()
                .filter(tag -> tag.id().equals(id))
                .findFirst();
    }

    /** The tag of exactly this name, if there is one. */
    public Optional<Tag> findByName(String name) {
        return list(Operation.get(ApiPaths.TAGS).query("tag_name", name)).stream()
                .filter(tag -> tag.name().equals(name))
                .findFirst();
    }

    /**
     * Creates a tag.
     *
     * @throws dev.tributary.sdk.error.ConflictException when the name is taken
     * @throws dev.tributary.sdk.error.ValidationException when a field is not acceptable
     */
    public Tag create(TagRequest request) {
        return api.call(Operation.post(ApiPaths.TAGS).body(request), Tag.class);
    }

    /**
     * Replaces a tag.
     *
     * @throws dev.tributary.sdk.error.NotFoundException when there is none
     * @throws dev.tributary.sdk.error.ConflictException when the new name is taken
     */
    public Tag replace(String id, TagRequest request) {
        return api.call(Operation.put(path(id)).body(request), Tag.class);
    }

    /**
     * Deletes a tag; what it was put on keeps its id.
     *
     * @return the tag as it was
     * @throws dev.tributary.sdk.error.NotFoundException when there is none
     */
    public Tag delete(String id) {
        return api.call(Operation.delete(path(id)), Tag.class);
    }

    private List<Tag> list(Operation operation) {
        return api.call(operation, TagList.class).tags();
    }

    private static String path(String id) {
        return Ids.path(ApiPaths.TAG, "tag id", id);
    }
}
