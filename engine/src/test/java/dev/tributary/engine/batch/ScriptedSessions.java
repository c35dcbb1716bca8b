package dev.tributary.engine.batch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.FetchRequestData;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.FetchableTopicResponse;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.FetchMetadata;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.FetchResponse;
import org.jspecify.annotations.Nullable;

/**
 * The fetch sessions of a scripted broker, as strict as a real broker's: a session's id and epoch must fit, it knows
 * its partitions by their topics' ids, and it goes on answering those that a request neither names nor forgets.
 */
public final class ScriptedSessions {
    private final boolean kept;
    private final Map<Integer, Session> sessions = new HashMap<>();
    private final List<Errors> refused = new ArrayList<>();
    private int lastId;
    private @Nullable Errors toRefuse;

    /**
     * A partition of a session.
     *
     * @param topicId the identity of the topic that it is one of
     */
    public record Known(Uuid topicId, int partition) {}

    /** A client's session. */
    private static final class Session {
        private final Map<Known, FetchPartition> partitions = new LinkedHashMap<>();
        private final Set<Known> told = new HashSet<>();
        private int epoch = FetchMetadata.nextEpoch(FetchMetadata.INITIAL_EPOCH);
    }

    /**
     * There are none yet.
     *
     * @param kept whether any are made; a broker that has too many makes none
     */
    public ScriptedSessions(boolean kept) {
        this.kept = kept;
    }

    /** Refuses the next request within a session with this error, once. */
    public synchronized void refuse(Errors error) {
        toRefuse = error;
    }

    /** What requests were refused with. */
    public synchronized List<Errors> refused() {
        return List.copyOf(refused);
    }

    /** What the sessions are about now. */
    public synchronized Set<Known> known() {
        Set<Known> known = new HashSet<>();
        sessions.values().forEach(session -> known.addAll(session.partitions.keySet()));
        return known;
    }

    /** Answers a fetch with what is read of each partition that it is about. */
    public synchronized FetchResponseData answer(
            AbstractRequest request, BiFunction<Uuid, FetchPartition, PartitionData> read) {
        return answer(request, read, 0);
    }

    /** Answers a fetch with nothing, because the quota is used up; in a session that counts as answered. */
    public synchronized FetchResponseData throttled(AbstractRequest request, int throttleMs) {
        return answer(request, (topicId, partition) -> new PartitionData(), throttleMs);
    }

    private FetchResponseData answer(
            AbstractRequest request, BiFunction<Uuid, FetchPartition, PartitionData> read, int throttleMs) {
        FetchRequestData data = ((FetchRequest) request).data();
        return data.sessionEpoch() == FetchMetadata.INITIAL_EPOCH || data.sessionEpoch() == FetchMetadata.FINAL_EPOCH
                ? full(data, read, throttleMs)
                : incremental(data, read, throttleMs);
    }

    private FetchResponseData full(
            FetchRequestData data, BiFunction<Uuid, FetchPartition, PartitionData> read, int throttleMs) {
        sessions.remove(data.sessionId());
        if (throttleMs > 0) {
            return new FetchResponseData().setThrottleTimeMs(throttleMs);
        }
        Session session = new Session();
        update(session, data);
        if (kept && data.sessionEpoch() == FetchMetadata.INITIAL_EPOCH) {
            sessions.put(++lastId, session);
            return read(session, read, true).setSessionId(lastId);
        }
        return read(session, read, true);
    }

    private FetchResponseData incremental(
            FetchRequestData data, BiFunction<Uuid, FetchPartition, PartitionData> read, int throttleMs) {
        if (toRefuse == Errors.FETCH_SESSION_ID_NOT_FOUND) {
            sessions.remove(data.sessionId());
        }
        Session session = sessions.get(data.sessionId());
        if (session == null) {
            return refuse(data, Errors.FETCH_SESSION_ID_NOT_FOUND);
        }
        if (data.sessionEpoch() != session.epoch) {
            return refuse(data, Errors.INVALID_FETCH_SESSION_EPOCH);
        }
        if (toRefuse != null) {
            return refuse(data, toRefuse);
        }
        session.epoch = FetchMetadata.nextEpoch(session.epoch);
        update(session, data);
        return throttleMs > 0
                ? new FetchResponseData().setThrottleTimeMs(throttleMs).setSessionId(data.sessionId())
                : read(session, read, false).setSessionId(data.sessionId());
    }

    private FetchResponseData refuse(FetchRequestData data, Errors error) {
        refused.add(error);
        toRefuse = null;
        return new FetchResponseData().setErrorCode(error.code()).setSessionId(data.sessionId());
    }

    private static void update(Session session, FetchRequestData data) {
        data.forgottenTopicsData()
                .forEach(topic -> topic.partitions().forEach(partition -> {
                    Known forgotten = new Known(topic.topicId(), partition);
                    session.partitions.remove(forgotten);
                    session.told.remove(forgotten);
                }));
        data.topics()
                .forEach(topic -> topic.partitions()
                        .forEach(partition ->
                                session.partitions.put(new Known(topic.topicId(), partition.partition()), partition)));
    }

    /** What has nothing new and no error is left out, unless the session has just begun or the partition joined it. */
    private static FetchResponseData read(
            Session session, BiFunction<Uuid, FetchPartition, PartitionData> read, boolean all) {
        Map<Uuid, FetchableTopicResponse> topics = new LinkedHashMap<>();
        session.partitions.forEach((known, asked) -> {
            PartitionData answer = read.apply(known.topicId(), asked).setPartitionIndex(asked.partition());
            boolean isNew = session.told.add(known);
            boolean isNews = answer.errorCode() != Errors.NONE.code() || FetchResponse.recordsSize(answer) > 0;
            if (all || isNew || isNews) {
                topics.computeIfAbsent(known.topicId(), id -> new FetchableTopicResponse().setTopicId(id))
                        .partitions()
                        .add(answer);
            }
        });
        return new FetchResponseData().setResponses(new ArrayList<>(topics.values()));
    }
}
