package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.batch.memory.ByteBudget;
import dev.tributary.engine.batch.memory.SharedBuffer;
import dev.tributary.engine.batch.net.ClusterConnection;
import dev.tributary.engine.path.ReadFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.Metadata.LeaderIdAndEpoch;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.DisconnectException;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.FetchResponse;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/** Turns the answers to fetch requests into chunks, faults and second attempts. Used by one thread. */
final class FetchAnswers {
    private final ClusterConnection connection;
    private final ReadAhead readAhead;
    private final ChunkMaker chunks;
    private final ByteBudget budget;
    private final Backoff backoff;
    private final Time time;
    private int largestBatchBytes;
    private boolean waiting;
    private long unpolledNanos;
    private @Nullable KafkaException trouble;

    FetchAnswers(
            ClusterConnection connection, ReadAhead readAhead, ChunkMaker chunks, ByteBudget budget, Backoff backoff) {
        this.connection = connection;
        this.readAhead = readAhead;
        this.chunks = chunks;
        this.budget = budget;
        this.backoff = backoff;
        this.time = backoff.time();
    }

    /** Whether the caller has nothing better to do than to wait for an answer. */
    void waiting(boolean now) {
        waiting = now;
    }

    /** Takes note that nobody listened for answers for so long: what came meanwhile came when nobody knows. */
    void unpolledFor(long nanos) {
        unpolledNanos += nanos;
    }

    /** For how long nobody has listened for answers, all in all. */
    long unpolledNanos() {
        return unpolledNanos;
    }

    private long listenedForMs(BrokerFetch.UnderWay request) {
        return millis(time.nanoseconds() - request.sentNanos() - (unpolledNanos - request.unpolledNanos()));
    }

    /** The largest batch seen so far, in bytes. */
    int largestBatchBytes() {
        return largestBatchBytes;
    }

    /** What went wrong with the whole cluster, told once. */
    @Nullable KafkaException takeTrouble() {
        KafkaException told = trouble;
        trouble = null;
        return told;
    }

    void answered(BrokerFetch broker, ClientResponse response) {
        BrokerFetch.UnderWay request = broker.answered();
        if (!(response.responseBody() instanceof FetchResponse answer)) {
            budget.release(request.reservedBytes());
            unanswered(broker, response, request);
            return;
        }
        broker.size().wayTook(millis(connection.cameSinceNanos(response) - request.sentNanos()));
        SharedBuffer memory = connection.takeMemory(response, budget, request.reservedBytes());
        try {
            short version = response.requestHeader().apiVersion();
            boolean fits = broker.session().handleResponse(answer, version);
            if (isPutOff(answer)) {
                giveUp(request);
            } else if (fits) {
                accept(broker, request, answer, version, memory);
            } else {
                sessionRefused(answer, request);
            }
        } finally {
            memory.release(0);
        }
    }

    /**
     * Whether the broker wants to be left alone and has therefore left out everything. That says nothing of any
     * partition. Where no session was there, it begins none.
     */
    private static boolean isPutOff(FetchResponse answer) {
        return answer.error() == Errors.NONE
                && answer.throttleTimeMs() > 0
                && answer.data().responses().isEmpty();
    }

    private static long millis(long nanos) {
        return TimeUnit.NANOSECONDS.toMillis(nanos);
    }

    private void unanswered(BrokerFetch broker, ClientResponse response, BrokerFetch.UnderWay request) {
        KafkaException cause =
                response.versionMismatch() != null ? response.versionMismatch() : new DisconnectException();
        broker.session().handleError(cause);
        if (broker.size().isLate(listenedForMs(request))) {
            broker.size().timedOut(request.reservedBytes());
        }
        if (response.versionMismatch() != null) {
            trouble = new KafkaException(
                    "external broker " + response.destination() + " is too old to be read from: " + cause.getMessage(),
                    cause);
        }
        giveUp(request).forEach(fetch -> {
            fetch.readFromLeader();
            backoff.outOfReach(fetch, "broker " + response.destination() + " does not answer");
        });
    }

    /** What is asked for again; what came ahead of it is so by itself. */
    private static List<PartitionFetch> giveUp(BrokerFetch.UnderWay request) {
        List<PartitionFetch> withoutAny = new ArrayList<>();
        for (PartRead part : request.asked().values()) {
            if (part.fetch().reads().isFirst(part)) {
                withoutAny.add(part.fetch());
            }
            part.fetch().reads().giveUpFrom(part);
        }
        return withoutAny;
    }

    private void sessionRefused(FetchResponse answer, BrokerFetch.UnderWay request) {
        Errors error = answer.error();
        List<PartitionFetch> withoutAny = giveUp(request);
        withoutAny.forEach(fetch -> backoff.hinder(fetch, saying(error)));
        switch (FetchReaction.to(error)) {
            case NEW_SESSION, REFRESH_METADATA -> connection.metadata().requestUpdate(false);
            case ACCEPT, RETRY, OUT_OF_RANGE, DAMAGED -> withoutAny.forEach(backoff::apply);
            case UNAUTHORIZED, FAIL -> {
                withoutAny.forEach(backoff::apply);
                trouble = new KafkaException("the external cluster refuses to be read from: " + error.message());
            }
        }
    }

    private void accept(
            BrokerFetch broker,
            BrokerFetch.UnderWay request,
            FetchResponse answer,
            short version,
            SharedBuffer memory) {
        Map<TopicPartition, LeaderIdAndEpoch> newLeaders = new HashMap<>();
        long recordBytes = 0;
        Map<TopicPartition, FetchResponseData.PartitionData> partitions =
                answer.responseData(broker.session().sessionTopicNames(), version);
        for (Map.Entry<TopicPartition, FetchResponseData.PartitionData> entry : partitions.entrySet()) {
            PartRead part = request.asked().remove(entry.getKey());
            FetchResponseData.PartitionData partition = entry.getValue();
            recordBytes += FetchResponse.recordsSize(partition);
            noteLeader(entry.getKey(), partition, newLeaders);
            if (part != null && part.fetch().reads().contains(part)) {
                accept(part, partition, memory);
            }
        }
        // Who is left out has nothing new and no error, too.
        giveUp(request).forEach(PartitionFetch::isWell);
        if (!newLeaders.isEmpty()) {
            connection.metadata().updatePartitionLeadership(newLeaders, nodes(answer));
        }
        if (broker.size().isLate(listenedForMs(request))) {
            broker.size().cameLate(request.reservedBytes());
        } else if (recordBytes > 0) {
            broker.size()
                    .learn(
                            recordBytes,
                            request.reservedBytes(),
                            waiting,
                            millis(time.nanoseconds() - request.sentNanos()));
        }
    }

    private void accept(PartRead part, FetchResponseData.PartitionData answer, SharedBuffer memory) {
        PartitionFetch fetch = part.fetch();
        if (fetch.reads().isFirst(part)) {
            long before = fetch.position().offset();
            fetch.reads().removeFirst();
            accept(fetch, part.offset() < before, answer, memory);
            if (fetch.position().offset() == before) {
                fetch.reads().giveUpAll();
            } else {
                takeWhatFollows(fetch);
            }
        } else if (answer.errorCode() == Errors.NONE.code() && FetchResponse.recordsSize(answer) > 0) {
            part.keep(answer, memory);
        } else {
            fetch.reads().giveUpFrom(part);
        }
    }

    /** What has come already of what is behind a part that has been read. */
    private void takeWhatFollows(PartitionFetch fetch) {
        for (PartRead next = fetch.reads().first();
                next != null;
                next = fetch.reads().first()) {
            PartRead.Kept kept = next.kept();
            if (next.offset() > fetch.position().offset()) {
                fetch.estimate().wasTooFar();
                fetch.reads().giveUpAll();
            } else if (kept != null) {
                fetch.reads().removeFirst();
                takeIn(fetch, kept.answer(), kept.memory());
                next.letGo();
            } else {
                return;
            }
        }
    }

    /**
     * Deals with the answer to what was asked for next.
     *
     * @param askedBefore whether it was asked for from before the position, by estimate: then all of it may have come
     */
    private void accept(
            PartitionFetch fetch, boolean askedBefore, FetchResponseData.PartitionData answer, SharedBuffer memory) {
        Errors error = Errors.forCode(answer.errorCode());
        if (error == Errors.NONE) {
            fetch.isWell();
        } else {
            backoff.hinder(fetch, saying(error));
        }
        switch (FetchReaction.to(error)) {
            case ACCEPT -> take(fetch, askedBefore, answer, memory);
            case REFRESH_METADATA -> {
                fetch.readFromLeader();
                connection.metadata().requestUpdate(false);
                backoff.apply(fetch);
            }
            case RETRY, NEW_SESSION, FAIL -> backoff.apply(fetch);
            case OUT_OF_RANGE -> {
                // What is gone of what was asked for too early may be what came already.
                if (!askedBefore && !fetch.readFromLeader()) {
                    readAhead.fail(
                            fetch,
                            new ReadFault.OutOfRange(
                                    fetch.partition(), fetch.position().offset(), null));
                }
            }
            case UNAUTHORIZED -> readAhead.failTopic(fetch.partition().topic());
            case DAMAGED -> {
                if (!askedBefore) {
                    damaged(fetch, "the broker found a damaged batch there");
                }
            }
        }
    }

    private static String saying(Errors error) {
        return error == Errors.NONE
                ? "its broker answers something else than it is asked"
                : "its broker says: " + error.message();
    }

    private void take(
            PartitionFetch fetch, boolean askedBefore, FetchResponseData.PartitionData answer, SharedBuffer memory) {
        fetch.sawLastStableOffset(answer.lastStableOffset());
        if (FetchResponse.isPreferredReplica(answer)) {
            long until = time.milliseconds() + connection.metadata().metadataExpireMs();
            fetch.readFrom(answer.preferredReadReplica(), until);
        }
        if (FetchResponse.recordsSize(answer) > 0 && !takeIn(fetch, answer, memory) && !askedBefore) {
            damaged(fetch, FetchResponse.recordsSize(answer) + " bytes came and no whole batch in them");
        }
    }

    /** Returns whether the answer held anything from the position on, be it damaged. */
    private boolean takeIn(PartitionFetch fetch, FetchResponseData.PartitionData answer, SharedBuffer memory) {
        ChunkMaker.Result result = chunks.make(fetch.partition(), fetch.position(), fetch.chunkEnd(), answer, memory);
        largestBatchBytes = Math.max(largestBatchBytes, result.largestBatchBytes());
        if (result.chunk() != null) {
            readAhead.add(fetch, result.chunk());
            fetch.estimate().saw(result.offsets(), FetchResponse.recordsSize(answer));
        }
        if (result.fault() != null) {
            readAhead.fail(fetch, result.fault());
        }
        return result.chunk() != null || result.fault() != null;
    }

    private void damaged(PartitionFetch fetch, String what) {
        readAhead.fail(
                fetch, new ReadFault.Damaged(fetch.partition(), fetch.position().offset(), what));
    }

    private static void noteLeader(
            TopicPartition partition,
            FetchResponseData.PartitionData answer,
            Map<TopicPartition, LeaderIdAndEpoch> newLeaders) {
        Errors error = Errors.forCode(answer.errorCode());
        boolean moved = error == Errors.NOT_LEADER_OR_FOLLOWER || error == Errors.FENCED_LEADER_EPOCH;
        int leader = answer.currentLeader().leaderId();
        int epoch = answer.currentLeader().leaderEpoch();
        if (moved && leader >= 0 && epoch >= 0) {
            newLeaders.put(partition, new LeaderIdAndEpoch(Optional.of(leader), Optional.of(epoch)));
        }
    }

    private static List<Node> nodes(FetchResponse answer) {
        return answer.data().nodeEndpoints().stream()
                .map(node -> new Node(node.nodeId(), node.host(), node.port(), node.rack()))
                .toList();
    }
}
