package dev.tributary.engine.topics;

import dev.tributary.engine.clients.Await;
import dev.tributary.engine.clients.Failures;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/** What a cluster says about one topic. */
sealed interface TopicLook {

    /** It exists. */
    record Found(int partitions, @Nullable String topicId) implements TopicLook {}

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
        Map<String, TopicLook> looks = new LinkedHashMap<>();
        if (names.isEmpty()) {
            return looks;
        }
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin.describeTopics(names).topicNameValues();
        answers.forEach((name, answer) -> looks.put(name, look(answer)));
        return looks;
    }

    private static TopicLook look(KafkaFuture<TopicDescription> answer) {
        try {
            TopicDescription found = Await.answer(answer);
            Uuid id = found.topicId();
            return new Found(found.partitions().size(), id == null || id.equals(Uuid.ZERO_UUID) ? null : id.toString());
        } catch (UnknownTopicOrPartitionException | InvalidTopicException e) {
            return new Missing();
        } catch (AuthorizationException e) {
            return new Unauthorized(Failures.sentence(e));
        }
    }
}
