package dev.tributary.engine.batch.produce;

import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.protocol.Errors;
import org.jspecify.annotations.Nullable;

/**
 * What a coordinator's answer comes to.
 *
 * @param error the error that matters, or NONE
 * @param topics the topics that have it; none when it is about no topic
 */
record Verdict(Errors error, Set<String> topics) {
    /** One that ends the call above one that passes, and any above that of what was left undone because of it. */
    private static final Comparator<Errors> BY_WEIGHT = Comparator.comparing((Errors error) -> error != Errors.NONE)
            .thenComparing(error -> error != Errors.OPERATION_NOT_ATTEMPTED)
            .thenComparing(CoordinatorReaction::to);

    /** An answer that says one thing for everything. */
    static Verdict of(Errors error) {
        return new Verdict(error, Set.of());
    }

    /** An answer that says something for each partition; the error that weighs most is that of the whole. */
    static Verdict of(Map<TopicPartition, Errors> errors) {
        Errors worst = errors.values().stream().max(BY_WEIGHT).orElse(Errors.NONE);
        return new Verdict(
                worst,
                errors.entrySet().stream()
                        .filter(one -> one.getValue() == worst)
                        .map(one -> one.getKey().topic())
                        .collect(Collectors.toUnmodifiableSet()));
    }

    /** The error as Kafka's clients throw it, with the topics where there is a place for them; null for NONE. */
    @Nullable ApiException exception() {
        return error == Errors.TOPIC_AUTHORIZATION_FAILED && !topics.isEmpty()
                ? new TopicAuthorizationException(topics)
                : error.exception();
    }
}
