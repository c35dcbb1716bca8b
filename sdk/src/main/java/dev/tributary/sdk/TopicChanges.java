package dev.tributary.sdk;

import dev.tributary.api.model.ApiPaths;
import dev.tributary.api.model.AppendTopicsResult;
import dev.tributary.api.model.RemoveTopicsResult;
import dev.tributary.api.model.TopicsChangeRequest;
import dev.tributary.sdk.internal.http.ApiCaller;
import dev.tributary.sdk.internal.http.Operation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes the user-defined topic list, or the one of an owner. */
final class TopicChanges {
    private final ApiCaller api;
    private final SourceOperations operations;
    private final @Nullable String owner;

    TopicChanges(ApiCaller api, SourceOperations operations, @Nullable String owner) {
        this.api = api;
        this.operations = operations;
        this.owner = owner;
    }

    AppendTopicsResult append(String id, List<String> topics) {
        return api.call(operation(ApiPaths.SOURCE_TOPICS_APPEND, id, topics), AppendTopicsResult.class);
    }

    RemoveTopicsResult remove(String id, List<String> topics) {
        return api.call(operation(ApiPaths.SOURCE_TOPICS_REMOVE, id, topics), RemoveTopicsResult.class);
    }

    private Operation operation(String template, String id, List<String> topics) {
        if (topics.isEmpty()) {
            throw new IllegalArgumentException("topics is empty: name at least one topic");
        }
        TopicsChangeRequest request =
                TopicsChangeRequest.builder().topics(topics).owner(owner).build();
        return operations.changeTopics(template, id, request);
    }
}
