package dev.tributary.engine.batch.produce;

import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.protocol.Errors;

/** What a writer does about an error that a transaction or group coordinator answers with. */
enum CoordinatorReaction {
    /** Done. */
    DONE,
    /** It passes by itself: ask again after the backoff. */
    RETRY,
    /** Another broker is the coordinator now: find it and ask again. */
    FIND_AGAIN,
    /** The consumer group does not know us any more, or not in this generation. */
    MEMBER_GONE,
    /** Another writer has taken our transactional id over. */
    FENCED,
    /** It will not happen. */
    FAIL;

    private static final Map<Errors, CoordinatorReaction> TABLE = new EnumMap<>(Errors.class);

    static {
        put(DONE, Errors.NONE);
        put(RETRY, Errors.COORDINATOR_LOAD_IN_PROGRESS, Errors.CONCURRENT_TRANSACTIONS);
        put(RETRY, Errors.UNKNOWN_TOPIC_OR_PARTITION, Errors.UNSTABLE_OFFSET_COMMIT);
        put(FIND_AGAIN, Errors.COORDINATOR_NOT_AVAILABLE, Errors.NOT_COORDINATOR, Errors.REQUEST_TIMED_OUT);
        put(MEMBER_GONE, Errors.UNKNOWN_MEMBER_ID, Errors.ILLEGAL_GENERATION, Errors.FENCED_INSTANCE_ID);
        put(MEMBER_GONE, Errors.STALE_MEMBER_EPOCH, Errors.FENCED_MEMBER_EPOCH, Errors.REBALANCE_IN_PROGRESS);
        put(FENCED, Errors.PRODUCER_FENCED, Errors.INVALID_PRODUCER_EPOCH, Errors.TRANSACTION_COORDINATOR_FENCED);
        put(FAIL, Errors.TRANSACTION_ABORTABLE, Errors.INVALID_TXN_STATE, Errors.INVALID_PRODUCER_ID_MAPPING);
    }

    /** The reaction to an error; one that is not in the table is judged by whether Kafka calls it retriable. */
    static CoordinatorReaction to(Errors error) {
        CoordinatorReaction listed = TABLE.get(error);
        if (listed != null) {
            return listed;
        }
        return error.exception() instanceof RetriableException ? RETRY : FAIL;
    }

    private static void put(CoordinatorReaction reaction, Errors... errors) {
        for (Errors error : errors) {
            TABLE.put(error, reaction);
        }
    }
}
