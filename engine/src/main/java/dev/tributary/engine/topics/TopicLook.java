package dev.tributary.engine.topics;

import dev.tributary.engine.clients.Await;
import dev.tributary.engine.clients.Failures;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** What a cluster says about one topic. */
sealed interface TopicLook {

    /**
     * It exists.
     *
     * @param rights what we may do with it; empty when that was not asked, or is not told
     */
    record Found(int partitions, @Nullable String topicId, Set<AclOperation> rights) implements TopicLook {}

    /** It does not exist, or its name is one that cannot exist. */
    record Missing() implements TopicLook {}

    /** It is not shown to us. */
    record Unauthorized(String told) implements TopicLook {}

    /**
     * Asks about topics.
     *
     * @throws KafkaException when the cluster cannot be asked
     */
    static Map<String, TopicLook> at(Admin admin, Collection<String> names) {
        return at(admin, names, new DescribeTopicsOptions());
    }

    /**
     * As {@link #at}, and what we may do with each, which costs the brokers more.
     *
     * @throws KafkaException when the cluster cannot be asked
     */
    static Map<String, TopicLook> withRights(Admin admin, Collection<String> names) {
        return at(admin, names, new DescribeTopicsOptions().includeAuthorizedOperations(true));
    }

    private static Map<String, TopicLook> at(Admin admin, Collection<String> names, DescribeTopicsOptions options) {
        Map<String, TopicLook> looks = new LinkedHashMap<>();
        if (names.isEmpty()) {
            return looks;
        }
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(names, options).topicNameValues();
        answers.forEach((name, answer) -> looks.put(name, look(answer)));
        return looks;
    }

    private static TopicLook look(KafkaFuture<TopicDescription> answer) {
        try {
            TopicDescription found = Await.answer(answer);
            Uuid id = found.topicId();
            Set<AclOperation> rights = found.authorizedOperations();
            return new Found(
                    found.partitions().size(),
                    id == null || id.equals(Uuid.ZERO_UUID) ? null : id.toString(),
                    rights == null ? Set.of() : Set.copyOf(rights));
        } catch (UnknownTopicOrPartitionException | InvalidTopicException e) {
            return new Missing();
        } catch (AuthorizationException e) {
            return new Unauthorized(Failures.sentence(e));
        }
    }
}
