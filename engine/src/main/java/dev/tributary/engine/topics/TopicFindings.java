package dev.tributary.engine.topics;

import dev.tributary.engine.Problem;
import dev.tributary.engine.TopicMapping;
import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.status.Finding;
import org.apache.kafka.common.errors.AuthorizationException;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a topic, in sentences. */
public final class TopicFindings {
    private TopicFindings() {}

    static Finding externalNotReadable(TopicMapping mapping, TopicLook look) {
        String topic = mapping.externalTopic();
        if (look instanceof TopicLook.Unauthorized refusal) {
            return Finding.ofTopic(
                    Problem.Code.EXTERNAL_AUTHORIZATION,
                    topic,
                    "The external cluster does not show topic " + topic + " to us: " + refusal.told(),
                    "Grant DESCRIBE and READ on the topic to the user of the external connection.");
        }
        return Finding.ofTopic(
                Problem.Code.EXTERNAL_TOPIC_MISSING,
                topic,
                "The external cluster has no topic " + topic,
                "Create the topic there, correct its name, or take it out of the source; it is followed as soon as it"
                        + " appears.");
    }

    static Finding externalNotRead(TopicMapping mapping) {
        String topic = mapping.externalTopic();
        return Finding.ofTopic(
                Problem.Code.EXTERNAL_AUTHORIZATION,
                topic,
                "The external cluster shows topic " + topic + " but does not let us read it",
                "Grant READ on the topic to the user of the external connection.");
    }

    static Finding internalRefused(TopicMapping mapping, String told) {
        return Finding.ofTopic(
                Problem.Code.INTERNAL_AUTHORIZATION,
                mapping.externalTopic(),
                "The internal cluster does not show topic " + mapping.internalTopic() + " to us: " + told,
                "Grant DESCRIBE, CREATE, ALTER and WRITE on the topic to the user of the internal connection.");
    }

    static Finding notCreated(TopicMapping mapping, @Nullable Integer present, int wanted, RuntimeException refusal) {
        String what = present == null
                ? "Internal topic " + mapping.internalTopic() + " could not be created with " + wanted + " partitions"
                : "Internal topic " + mapping.internalTopic() + " could not be grown from " + present + " to " + wanted
                        + " partitions";
        if (Failures.cause(refusal, AuthorizationException.class).isPresent()) {
            return Finding.ofTopic(
                    Problem.Code.INTERNAL_AUTHORIZATION,
                    mapping.externalTopic(),
                    what + ": " + Failures.sentence(refusal),
                    "Grant CREATE and ALTER on the topic to the user of the internal connection, or do it by hand.");
        }
        return Finding.ofTopic(
                Problem.Code.INTERNAL_TOPIC_MISMATCH,
                mapping.externalTopic(),
                what + ": " + Failures.sentence(refusal),
                "Do it by hand, or change what the internal cluster's policy refuses; the rest follows by itself.");
    }

    /** The internal topic has a time of its own for each record; nothing is written there until it has not. */
    public static Finding replacesTimestamps(TopicMapping mapping) {
        return Finding.ofTopic(
                Problem.Code.INTERNAL_TOPIC_MISMATCH,
                mapping.externalTopic(),
                "Internal topic " + mapping.internalTopic()
                        + " has message.timestamp.type=LogAppendTime, so records would lose their own timestamps",
                "Set message.timestamp.type=CreateTime on the internal topic.");
    }
}
