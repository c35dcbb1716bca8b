package dev.tributary.engine.batch.fetch;

import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.protocol.Errors;

/** What a reader does about an error that an external broker answers with, for a partition or for a whole request. */
enum FetchReaction {
    /** No error. */
    ACCEPT,
    /** The broker does not lead the partition now, or knows it differently: ask for the metadata and try again. */
    REFRESH_METADATA,
    /** It passes by itself: try again after the backoff. */
    RETRY,
    /** The fetch session is gone or out of step: begin another. */
    NEW_SESSION,
    /** The position is not in the log. */
    OUT_OF_RANGE,
    /** The credentials do not let us read the topic. */
    UNAUTHORIZED,
    /** The broker found damaged data on its own disk. */
    DAMAGED,
    /** Nothing that trying again would change; a partition that gets it is tried on, and says so. */
    FAIL;

    private static final Map<Errors, FetchReaction> TABLE = new EnumMap<>(Errors.class);

    static {
        put(ACCEPT, Errors.NONE);
        put(
                REFRESH_METADATA,
                Errors.UNKNOWN_TOPIC_OR_PARTITION,
                Errors.LEADER_NOT_AVAILABLE,
                Errors.NOT_LEADER_OR_FOLLOWER,
                Errors.REPLICA_NOT_AVAILABLE,
                Errors.KAFKA_STORAGE_ERROR,
                Errors.LISTENER_NOT_FOUND,
                Errors.FENCED_LEADER_EPOCH,
                Errors.OFFSET_NOT_AVAILABLE,
                Errors.UNKNOWN_TOPIC_ID,
                Errors.INCONSISTENT_TOPIC_ID);
        put(RETRY, Errors.UNKNOWN_SERVER_ERROR, Errors.UNKNOWN_LEADER_EPOCH, Errors.OFFSET_MOVED_TO_TIERED_STORAGE);
        put(
                NEW_SESSION,
                Errors.FETCH_SESSION_ID_NOT_FOUND,
                Errors.INVALID_FETCH_SESSION_EPOCH,
                Errors.FETCH_SESSION_TOPIC_ID_ERROR);
        put(OUT_OF_RANGE, Errors.OFFSET_OUT_OF_RANGE);
        put(UNAUTHORIZED, Errors.TOPIC_AUTHORIZATION_FAILED);
        put(DAMAGED, Errors.CORRUPT_MESSAGE);
    }

    /** The reaction to an error; one that is not in the table is judged by whether Kafka calls it retriable. */
    static FetchReaction to(Errors error) {
        FetchReaction listed = TABLE.get(error);
        if (listed != null) {
            return listed;
        }
        return error.exception() instanceof RetriableException ? RETRY : FAIL;
    }

    private static void put(FetchReaction reaction, Errors... errors) {
        for (Errors error : errors) {
            TABLE.put(error, reaction);
        }
    }
}
