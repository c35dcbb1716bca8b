package dev.tributary.engine.batch.produce;

import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.protocol.Errors;

/** What a writer does about an error that an internal broker answers a produced batch with. */
enum ProduceReaction {
    /** The batch is in the log. */
    ACKNOWLEDGED,
    /** The broker does not lead the partition now: ask for the metadata and send again. */
    REFRESH_METADATA,
    /** It passes by itself: send again after the backoff. */
    RETRY,
    /** An earlier batch is missing; to be sent again behind it if it is known to have failed, else a doubt. */
    OUT_OF_ORDER,
    /** The batch is larger than the topic takes. */
    TOO_LARGE,
    /** The topic does not take a record of the batch, whoever sends it. */
    REFUSED,
    /** The topic does not take the batch, perhaps never: a doubt, and a refusal when it stays. */
    SUSPECT,
    /** The transaction cannot be committed any more. */
    DOUBT;

    private static final Map<Errors, ProduceReaction> TABLE = new EnumMap<>(Errors.class);

    static {
        put(ACKNOWLEDGED, Errors.NONE, Errors.DUPLICATE_SEQUENCE_NUMBER);
        put(
                REFRESH_METADATA,
                Errors.UNKNOWN_TOPIC_OR_PARTITION,
                Errors.LEADER_NOT_AVAILABLE,
                Errors.NOT_LEADER_OR_FOLLOWER,
                Errors.REPLICA_NOT_AVAILABLE,
                Errors.KAFKA_STORAGE_ERROR,
                Errors.LISTENER_NOT_FOUND,
                Errors.FENCED_LEADER_EPOCH,
                Errors.UNKNOWN_TOPIC_ID,
                Errors.INCONSISTENT_TOPIC_ID,
                Errors.NETWORK_EXCEPTION);
        put(RETRY, Errors.REQUEST_TIMED_OUT, Errors.NOT_ENOUGH_REPLICAS, Errors.NOT_ENOUGH_REPLICAS_AFTER_APPEND);
        put(RETRY, Errors.CONCURRENT_TRANSACTIONS, Errors.COORDINATOR_LOAD_IN_PROGRESS);
        put(RETRY, Errors.COORDINATOR_NOT_AVAILABLE, Errors.NOT_COORDINATOR, Errors.THROTTLING_QUOTA_EXCEEDED);
        put(OUT_OF_ORDER, Errors.OUT_OF_ORDER_SEQUENCE_NUMBER);
        put(TOO_LARGE, Errors.MESSAGE_TOO_LARGE, Errors.RECORD_LIST_TOO_LARGE);
        put(REFUSED, Errors.INVALID_RECORD, Errors.INVALID_TIMESTAMP);
        put(SUSPECT, Errors.CORRUPT_MESSAGE, Errors.UNKNOWN_SERVER_ERROR, Errors.UNSUPPORTED_COMPRESSION_TYPE);
        put(SUSPECT, Errors.POLICY_VIOLATION, Errors.INVALID_TOPIC_EXCEPTION);
    }

    /** The reaction to an error; one that is not in the table is judged by whether Kafka calls it retriable. */
    static ProduceReaction to(Errors error) {
        ProduceReaction listed = TABLE.get(error);
        if (listed != null) {
            return listed;
        }
        return error.exception() instanceof RetriableException ? RETRY : DOUBT;
    }

    private static void put(ProduceReaction reaction, Errors... errors) {
        for (Errors error : errors) {
            TABLE.put(error, reaction);
        }
    }
}
