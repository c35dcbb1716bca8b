package dev.tributary.sdk;

import com.fasterxml.jackson.core.type.TypeReference;
import dev.tributary.api.model.ApiPaths;
import dev.tributary.api.model.Page;
import dev.tributary.api.model.topics.CreateTopicRequest;
import dev.tributary.api.model.topics.Topic;
import dev.tributary.api.model.topics.TopicDetails;
import dev.tributary.api.model.topics.TopicUpdate;
import dev.tributary.api.model.topics.UpdateTopicRequest;
import dev.tributary.sdk.error.NotFoundException;
import dev.tributary.sdk.internal.http.ApiCaller;
import dev.tributary.sdk.internal.http.Operation;
import java.util.Optional;

/**
 * Topics of the internal cluster; a topic's id is its internal name. Immutable and safe for use by many threads. Every
 * method throws the exceptions of {@link dev.tributary.sdk.error}; only the ones special to it are named below.
 */
public final class Topics {
    private final ApiCaller api;

    Topics(ApiCaller api) {
        this.api = api;
    }

    /** All topics of all sources, and the others that the internal cluster has. */
    public Listing<TopicDetails> list() {
        return list(TopicFilter.all());
    }

    /** The topics that pass the filter. */
    public Listing<TopicDetails> list(TopicFilter filter) {
        return new Listing<>(page -> api.call(page(filter, page), new TypeReference<Page<TopicDetails>>() {}));
    }

    /** The topic of this internal name, if there is one. */
    public Optional<Topic> find(String name) {
        try {
            return Optional.of(get(name));
        } catch (NotFoundException e) {
            return Optional.empty();
        }
    }

    /**
     * The topic of this internal name.
     *
     * @throws NotFoundException when there is none
     */
    public Topic get(String name) {
        return api.call(Operation.get(path(name)), Topic.class);
    }

    /**
     * Creates a topic.
     *
     * @throws dev.tributary.sdk.error.ConflictException when there is one of this name
     * @throws dev.tributary.sdk.error.ValidationException when a field is not acceptable
     */
    public Topic create(CreateTopicRequest request) {
        return api.call(Operation.post(ApiPaths.TOPICS).body(request), Topic.class);
    }

    /**
     * Grows a topic, creates it when it is missing, replaces its tags.
     *
     * @throws dev.tributary.sdk.error.ValidationException when the partition count is below the present one
     */
    public Topic update(String name, TopicUpdate update) {
        UpdateTopicRequest request =
                UpdateTopicRequest.builder().payload(update).build();
        return api.call(Operation.put(path(name)).body(request), Topic.class);
    }

    /**
     * Deletes a topic with its records.
     *
     * @return the topic as it was
     * @throws NotFoundException when there is none
     */
    public Topic delete(String name) {
        return api.call(Operation.delete(path(name)), Topic.class);
    }

    private static Operation page(TopicFilter filter, int page) {
        return Operation.get(ApiPaths.TOPIC_DETAILS)
                .query("page", page)
                .query("page_size", Listing.PAGE_SIZE)
                .query("partial_name", filter.partialName().orElse(null))
                .query("entity_id", filter.sourceId().orElse(null));
    }

    private static String path(String name) {
        return Ids.path(ApiPaths.TOPIC, "topic name", name);
    }
}
