package dev.tributary.runtime.kafka;

import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Reads what Kafka's client says when it did not do what it was asked. */
final class ClusterFailures {
    private ClusterFailures() {}

    static ClusterException of(String deed, Throwable cause) {
        if (cause instanceof TopicExistsException) {
            return new ClusterException.TopicExists("could not " + deed + ": it exists already", cause);
        }
        // Kafka calls an unknown topic retriable, because it may be about to appear.
        if (cause instanceof TimeoutException
                || (cause instanceof RetriableException && !(cause instanceof UnknownTopicOrPartitionException))) {
            return unavailable(deed, cause);
        }
        return new ClusterException.Refused(
                "the internal cluster refused to " + deed + ": " + cause.getMessage(), cause);
    }

    static ClusterException.Unavailable unavailable(String deed, Throwable cause) {
        return new ClusterException.Unavailable(
                "the internal cluster did not answer when asked to " + deed
                        + "; check that it runs and that internal.bootstrap.servers leads to it",
                cause);
    }

    static ClusterException.Unavailable unseen(String topic) {
        return new ClusterException.Unavailable(
                "the internal cluster does not show the topic " + topic
                        + ", which it has just created; look for it again in a moment",
                null);
    }

    static ClusterException.Unavailable noClient(Throwable cause) {
        Throwable reason = cause.getCause() == null ? cause : cause.getCause();
        return new ClusterException.Unavailable(
                "no client of the internal cluster can be made: " + reason.getMessage()
                        + "; check internal.bootstrap.servers and the other internal.* settings",
                cause);
    }
}
