package dev.tributary.engine.batch.produce;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.format.BatchStamper;
import dev.tributary.engine.batch.format.OutgoingBatch;
import dev.tributary.engine.batch.net.ClusterConnection;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.message.ProduceRequestData;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** Sends the batches of the open transaction to the leaders of their partitions. Used by one thread. */
final class ProduceRequests {
    private static final short ALL_IN_SYNC_REPLICAS = -1;
    private static final long LARGEST_REQUEST_BYTES = 8L << 20;
    /** How little of the time that others get is given to a batch that was not taken before. */
    private static final int SUSPECTS_PART = 3;
    /** A leader is elected within less. */
    private static final long SUSPECTS_LEAST_MS = 5_000;

    private static final long NOT_YET = -1;

    private final ClusterConnection connection;
    private final WriterSettings settings;
    private final ProducerState producer;
    private final InFlightBytes inFlight;
    private final ProduceAnswers answers;
    private final Time time;
    private final ThrottledTime throttled;
    private final BatchStamper stamper = new BatchStamper();
    private final Map<TopicPartition, PartitionQueue> queues = new LinkedHashMap<>();
    private int requestsUnderWay;
    /** Since when nothing ahead of this transaction keeps its batches from being sent. */
    private long freeSinceMs = NOT_YET;
    /** When it was looked last for what may be sent. */
    private long lookedMs;

    ProduceRequests(
            ClusterConnection connection,
            WriterSettings settings,
            ProducerState producer,
            InFlightBytes inFlight,
            ProduceAnswers answers,
            Time time) {
        this.connection = connection;
        this.settings = settings;
        this.producer = producer;
        this.inFlight = inFlight;
        this.answers = answers;
        this.time = time;
        this.throttled = new ThrottledTime(connection);
    }

    /** Takes batches in, behind those of the same partition that were taken in before. */
    void add(BatchChunk chunk, List<OutgoingBatch> batches, TopicPartition internal) {
        PartitionQueue queue = queues.computeIfAbsent(internal, PartitionQueue::new);
        PendingChunk pending = new PendingChunk(chunk);
        long now = time.milliseconds();
        for (OutgoingBatch batch : batches) {
            queue.add(new PendingBatch(queue, pending, batch, now));
        }
        pending.expect(batches.size());
    }

    /** The partitions that have had a batch in this transaction. */
    Set<TopicPartition> partitions() {
        return queues.keySet();
    }

    /** Whether everything that was taken in is acknowledged. */
    boolean isDone() {
        for (PartitionQueue queue : queues.values()) {
            if (!queue.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    /** Whether some request is not answered yet. */
    boolean isUnderWay() {
        return requestsUnderWay > 0;
    }

    /**
     * Why the transaction cannot go on, when a batch has waited for longer than so many milliseconds; null when none
     * has. To be asked whenever batches may be sent. Where other partitions are written meanwhile, it is that one's own
     * trouble, and when it is tried again it must not keep them waiting for as long. It is no trouble of its own that a
     * quota throttles us: the broker would take the batch, and the transaction's time passes all the same.
     */
    @Nullable KafkaException overdue(long afterMs) {
        long now = time.milliseconds();
        throttled.look(queues.values(), now);
        PendingBatch oldest = null;
        boolean othersAreWritten = false;
        for (PartitionQueue queue : queues.values()) {
            PendingBatch first = queue.oldest();
            othersAreWritten |= queue.isWritten();
            if (first != null && (oldest == null || first.sinceMs() < oldest.sinceMs())) {
                oldest = first;
            }
        }
        if (freeSinceMs == NOT_YET) {
            freeSinceMs = now;
        }
        if (oldest == null) {
            return null;
        }
        long waitingMs = now - Math.max(freeSinceMs, oldest.sinceMs());
        long throttledMs = oldest.throttledMs();
        long suspectsMs = Math.min(afterMs, Math.max(SUSPECTS_LEAST_MS, afterMs / SUSPECTS_PART));
        boolean hadTimeOfItsOwn = waitingMs - throttledMs > suspectsMs;
        boolean isSuspect = answers.isSuspect(oldest);
        if (waitingMs <= afterMs && !(isSuspect && hadTimeOfItsOwn)) {
            return null;
        }
        KafkaException late = new TimeoutException("the internal cluster has not taken a batch for "
                + oldest.queue().partition() + " for " + waitingMs / 1000 + " seconds"
                + (throttledMs < 1000 ? "" : ", for " + throttledMs / 1000 + " of which its quota throttled us"));
        return hadTimeOfItsOwn && (othersAreWritten || isSuspect) ? answers.suspected(oldest, late) : late;
    }

    /** When something that is held back may be tried again, in milliseconds from now; the default when nothing is. */
    long nextAttemptInMs(long defaultMs) {
        long now = time.milliseconds();
        long soonest = Long.MAX_VALUE;
        boolean someWait = false;
        for (PartitionQueue queue : queues.values()) {
            someWait |= queue.hasWaiting();
            if (queue.notBeforeMs() > lookedMs && queue.hasWaiting()) {
                // It may have become due since; then there is nothing else that would wake anybody.
                soonest = Math.min(soonest, Math.max(1, queue.notBeforeMs() - now));
            }
        }
        if (someWait) {
            soonest = Math.min(soonest, Math.max(1, throttled.soonestEndMs() - now));
        }
        return Math.min(soonest, defaultMs);
    }

    /**
     * Sends what may be sent now.
     *
     * @param allowed which partitions the transaction already knows
     * @param transactionV2 whether the cluster adds partitions by itself
     * @throws AuthenticationException when a leader refuses our credentials
     */
    void send(Predicate<TopicPartition> allowed, boolean transactionV2) {
        long now = time.milliseconds();
        lookedMs = now;
        Map<Node, List<PartitionQueue>> sendable = new HashMap<>();
        for (PartitionQueue queue : queues.values()) {
            if (queue.maySend(now) && allowed.test(queue.partition())) {
                Node leader = leader(queue.partition());
                if (leader != null && queue.maySend(leader.id(), now)) {
                    sendable.computeIfAbsent(leader, node -> new ArrayList<>()).add(queue);
                }
            }
        }
        for (Map.Entry<Node, List<PartitionQueue>> ready : sendable.entrySet()) {
            if (isReady(ready.getKey())) {
                send(ready.getKey(), ready.getValue(), transactionV2);
            }
        }
    }

    private @Nullable Node leader(TopicPartition partition) {
        Node leader = connection.metadata().currentLeader(partition).leader.orElse(null);
        if (leader == null) {
            connection.metadata().requestUpdate(false);
        }
        return leader;
    }

    private boolean isReady(Node node) {
        if (connection.ready(node)) {
            return true;
        }
        AuthenticationException refused = connection.authenticationFailure(node);
        if (refused != null) {
            throw refused;
        }
        return false;
    }

    private void send(Node leader, List<PartitionQueue> partitions, boolean transactionV2) {
        Map<String, Uuid> topicIds = connection.metadata().topicIds();
        ProduceRequestData.TopicProduceDataCollection topics = new ProduceRequestData.TopicProduceDataCollection();
        Map<TopicPartition, PendingBatch> batches = new HashMap<>();
        long bytes = 0;
        for (PartitionQueue queue : partitions) {
            if (!batches.isEmpty() && bytes + queue.nextBytes() > LARGEST_REQUEST_BYTES) {
                break;
            }
            PendingBatch batch = queue.send(leader.id());
            stampOnce(batch);
            bytes += batch.batch().sizeInBytes();
            put(
                    topics,
                    queue.partition(),
                    topicIds.getOrDefault(queue.partition().topic(), Uuid.ZERO_UUID),
                    batch);
            batches.put(queue.partition(), batch);
        }
        ProduceRequest.Builder request = ProduceRequest.builder(
                new ProduceRequestData()
                        .setAcks(ALL_IN_SYNC_REPLICAS)
                        .setTimeoutMs(settings.requestTimeoutMs())
                        .setTransactionalId(producer.transactionalId())
                        .setTopicData(topics),
                !transactionV2);
        ProduceAttempt attempt =
                new ProduceAttempt(batches, connection.metadata().topicNames());
        requestsUnderWay++;
        connection.send(leader, request, response -> {
            requestsUnderWay--;
            answers.answered(attempt, response);
        });
    }

    private void stampOnce(PendingBatch batch) {
        if (!batch.isStamped()) {
            stamper.stamp(
                    batch.batch().batch(),
                    producer.next(batch.queue().partition(), batch.batch().recordCount()));
            batch.wasStamped();
        }
    }

    private static void put(
            ProduceRequestData.TopicProduceDataCollection topics,
            TopicPartition partition,
            Uuid topicId,
            PendingBatch batch) {
        ProduceRequestData.TopicProduceData topic = topics.find(partition.topic(), topicId);
        if (topic == null) {
            topic = new ProduceRequestData.TopicProduceData()
                    .setName(partition.topic())
                    .setTopicId(topicId);
            topics.add(topic);
        }
        topic.partitionData()
                .add(new ProduceRequestData.PartitionProduceData()
                        .setIndex(partition.partition())
                        .setRecords(batch.records()));
    }

    /** Gives up all that is not under way, because the transaction will not be committed. */
    void dropWaiting() {
        for (PartitionQueue queue : queues.values()) {
            letGo(queue.dropWaiting());
        }
    }

    /** Forgets the transaction's partitions. Nothing may be under way. */
    void clear() {
        dropWaiting();
        queues.clear();
        freeSinceMs = NOT_YET;
    }

    /** Gives up everything, because the connections are gone and nothing reads the batches any more. */
    void abandon() {
        for (PartitionQueue queue : queues.values()) {
            for (PendingBatch batch = queue.oldest(); batch != null; batch = queue.oldest()) {
                if (queue.isUnderWay()) {
                    queue.forget(batch);
                    letGo(List.of(batch));
                } else {
                    letGo(queue.dropWaiting());
                }
            }
        }
        queues.clear();
    }

    private void letGo(Collection<PendingBatch> batches) {
        for (PendingBatch batch : batches) {
            inFlight.subtract(batch.batch().sizeInBytes());
            batch.chunk().oneLess();
        }
    }
}
