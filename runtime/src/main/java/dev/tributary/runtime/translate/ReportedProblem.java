package dev.tributary.runtime.translate;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.tributary.api.model.SourceProblem;
import dev.tributary.engine.TopicMapping;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A problem as a worker reports it through the store.
 *
 * @param code what it is, in snake case
 * @param message what was seen
 * @param remedy what to do about it
 * @param topic the external topic; null when it is about the whole source
 * @param partition the partition; null when it is about more than one
 * @param since when it was first seen
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record ReportedProblem(
        String code,
        String message,
        String remedy,
        @Nullable String topic,
        @Nullable Integer partition,
        Instant since) {

    /** Nothing says which connection to use. */
    public static final String NO_CONNECTION = "no_connection";
    /** The connection cannot be made from what is configured. */
    public static final String BAD_CONNECTION = "bad_connection";
    /** The config asks for something that this release does not do. */
    public static final String NOT_SUPPORTED = "not_supported";
    /** A secret in the store cannot be decrypted. */
    public static final String SECRET_UNREADABLE = "secret_unreadable";

    static final String UNREADABLE_REMEDY = "Give the server the key, or set the secret anew.";

    /** Something unforeseen; the message holds what is known. */
    public static final String UNEXPECTED = "unexpected";
    /** Another source writes the internal topic already. */
    public static final String INTERNAL_TOPIC_TAKEN = "internal_topic_taken";
    /** The config works, though perhaps not as its author thinks. */
    public static final String CONFIG_WARNING = "config_warning";

    /** A problem of the whole source. */
    static ReportedProblem ofSource(String code, String message, String remedy, Instant since) {
        return new ReportedProblem(code, message, remedy, null, null, since);
    }

    /** The problem of a topic whose internal topic another source writes. */
    static ReportedProblem internalTopicTaken(TopicMapping topic, String writer, Instant since) {
        return new ReportedProblem(
                INTERNAL_TOPIC_TAKEN,
                "topic " + topic.externalTopic() + " is not copied: the internal topic " + topic.internalTopic()
                        + " belongs to the source '" + writer + "', which was declared earlier",
                "Give one of the two sources another topic.prefix, or take the topic out of one of them.",
                topic.externalTopic(),
                null,
                since);
    }

    /** The problem on the wire. */
    SourceProblem toWire() {
        return SourceProblem.builder()
                .code(code)
                .message(message)
                .remedy(remedy)
                .topic(topic)
                .partition(partition)
                .since(since)
                .build();
    }
}
