package dev.tributary.engine.batch.produce;

import dev.tributary.engine.batch.net.ClusterConnection;
import dev.tributary.engine.path.BatchTooLargeException;
import dev.tributary.engine.path.RecordRefusedException;
import dev.tributary.engine.path.TimestampsReplacedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.Metadata.LeaderIdAndEpoch;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.apache.kafka.common.message.ProduceResponseData.TopicProduceResponse;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.requests.ProduceResponse;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** Turns the answers to produce requests into acknowledgements, second attempts and reasons to abort. */
final class ProduceAnswers {
    private static final long SHORTEST_BACKOFF_MS = 4;

    private final ClusterConnection connection;
    private final WriterSettings settings;
    private final InFlightBytes inFlight;
    private final BatchSizeLimits sizes;
    private final Suspects suspects;
    private final Time time;
    private @Nullable KafkaException failure;

    ProduceAnswers(
            ClusterConnection connection,
            WriterSettings settings,
            InFlightBytes inFlight,
            BatchSizeLimits sizes,
            Suspects suspects,
            Time time) {
        this.connection = connection;
        this.settings = settings;
        this.inFlight = inFlight;
        this.sizes = sizes;
        this.suspects = suspects;
        this.time = time;
    }

    /** Why the transaction cannot be committed any more; null when it can. */
    @Nullable KafkaException failure() {
        return failure;
    }

    void fail(KafkaException why) {
        if (failure == null) {
            failure = why;
        }
    }

    /** Begins anew with the next transaction. */
    void clear() {
        failure = null;
    }

    void answered(ProduceAttempt attempt, ClientResponse response) {
        if (response.versionMismatch() != null) {
            attempt.all().forEach(batch -> judge(batch, Errors.UNSUPPORTED_VERSION, null, 0));
        } else if (!(response.responseBody() instanceof ProduceResponse answer)) {
            attempt.all().forEach(batch -> judge(batch, Errors.NETWORK_EXCEPTION, null, 0));
        } else {
            Map<TopicPartition, LeaderIdAndEpoch> newLeaders = new HashMap<>();
            for (TopicProduceResponse topic : answer.data().responses()) {
                for (PartitionProduceResponse partition : topic.partitionResponses()) {
                    PendingBatch batch = attempt.find(topic.name(), topic.topicId(), partition.index());
                    if (batch != null) {
                        noteLeader(batch, partition, newLeaders);
                        judge(batch, partition);
                    }
                }
            }
            if (!newLeaders.isEmpty()) {
                connection.metadata().updatePartitionLeadership(newLeaders, nodes(answer));
            }
        }
    }

    private void judge(PendingBatch batch, PartitionProduceResponse answer) {
        int index = answer.recordErrors().isEmpty()
                ? 0
                : answer.recordErrors().get(0).batchIndex();
        String message = answer.recordErrors().isEmpty()
                ? answer.errorMessage()
                : answer.recordErrors().get(0).batchIndexErrorMessage();
        if (answer.errorCode() == Errors.NONE.code() && hasReplacedTimes(answer, batch)) {
            fail(new TimestampsReplacedException(batch.queue().partition().topic()));
        }
        judge(batch, Errors.forCode(answer.errorCode()), message, index);
    }

    /** Of a batch that was there already, brokers tell the youngest time of its own records in the same place. */
    private static boolean hasReplacedTimes(PartitionProduceResponse answer, PendingBatch batch) {
        return answer.logAppendTimeMs() != RecordBatch.NO_TIMESTAMP
                && answer.logAppendTimeMs() != batch.batch().batch().maxTimestamp();
    }

    private void judge(PendingBatch batch, Errors error, @Nullable String message, int recordIndex) {
        PartitionQueue queue = batch.queue();
        if (failure != null) {
            queue.forget(batch);
            letGo(batch);
            return;
        }
        switch (ProduceReaction.to(error)) {
            case ACKNOWLEDGED -> {
                queue.acknowledged(batch);
                suspects.taken(batch.chunk().external(), batch.batch().externalOffset(0));
                letGo(batch);
            }
            case REFRESH_METADATA -> {
                connection.metadata().requestUpdate(false);
                sendAgain(batch);
            }
            case RETRY -> sendAgain(batch);
            case OUT_OF_ORDER -> {
                if (queue.followsAFailed(batch)) {
                    sendAgain(batch);
                } else {
                    giveUp(batch, error.exception(message));
                }
            }
            case TOO_LARGE -> giveUp(batch, tooLarge(batch, error));
            case REFUSED -> giveUp(batch, refused(batch, recordIndex, error.exception(message)));
            case SUSPECT -> giveUp(batch, suspected(batch, doubt(queue.partition(), error, message)));
            case DOUBT -> giveUp(batch, doubt(queue.partition(), error, message));
        }
    }

    /** The reason, or, when a batch was not taken too often, that it is refused for this reason. */
    KafkaException suspected(PendingBatch batch, KafkaException why) {
        return suspects.notTaken(batch.chunk().external(), batch.batch().externalOffset(0), why);
    }

    /** Whether a batch was not taken before, so that it may be tried alone. */
    boolean isSuspect(PendingBatch batch) {
        return suspects.isSuspect(batch.chunk().external(), batch.batch().externalOffset(0));
    }

    private static KafkaException doubt(TopicPartition partition, Errors error, @Nullable String message) {
        if (error == Errors.TOPIC_AUTHORIZATION_FAILED) {
            return new TopicAuthorizationException(Set.of(partition.topic()));
        }
        return new KafkaException(
                "the internal cluster did not take a batch for " + partition + ": " + error.message(),
                error.exception(message));
    }

    private void sendAgain(PendingBatch batch) {
        int attempts = batch.queue().failed(batch);
        long backoff = Math.min(settings.retryBackoffMs(), SHORTEST_BACKOFF_MS << Math.min(attempts - 1, 16));
        batch.queue().holdUntil(time.milliseconds() + backoff);
    }

    private void giveUp(PendingBatch batch, KafkaException why) {
        fail(why);
        batch.queue().forget(batch);
        letGo(batch);
    }

    private KafkaException tooLarge(PendingBatch batch, Errors error) {
        if (batch.batch().recordCount() == 1) {
            return refused(batch, 0, error.exception());
        }
        int size = batch.batch().sizeInBytes();
        sizes.learn(batch.queue().partition().topic(), size);
        return new BatchTooLargeException(batch.queue().partition().topic(), size);
    }

    private static RecordRefusedException refused(PendingBatch batch, int recordIndex, KafkaException why) {
        int index = Math.max(0, Math.min(recordIndex, batch.batch().recordCount() - 1));
        return new RecordRefusedException(
                batch.chunk().external(), batch.batch().externalOffset(index), why);
    }

    private void letGo(PendingBatch batch) {
        inFlight.subtract(batch.batch().sizeInBytes());
        batch.chunk().oneLess();
    }

    private static void noteLeader(
            PendingBatch batch, PartitionProduceResponse answer, Map<TopicPartition, LeaderIdAndEpoch> newLeaders) {
        Errors error = Errors.forCode(answer.errorCode());
        boolean moved = error == Errors.NOT_LEADER_OR_FOLLOWER || error == Errors.FENCED_LEADER_EPOCH;
        int leader = answer.currentLeader().leaderId();
        int epoch = answer.currentLeader().leaderEpoch();
        if (moved && leader >= 0 && epoch >= 0) {
            newLeaders.put(batch.queue().partition(), new LeaderIdAndEpoch(Optional.of(leader), Optional.of(epoch)));
        }
    }

    private static List<Node> nodes(ProduceResponse answer) {
        return answer.data().nodeEndpoints().stream()
                .map(node -> new Node(node.nodeId(), node.host(), node.port(), node.rack()))
                .toList();
    }
}
