package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.batch.memory.ByteBudget;
import dev.tributary.engine.batch.net.ClusterConnection;
import dev.tributary.engine.path.ReadFault;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.FetchSessionHandler;
import org.apache.kafka.clients.Metadata.LeaderAndEpoch;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.utils.Time;

/**
 * Sends the requests that are due: checks of positions first, then fetches, one at a time over each line to a broker.
 */
final class FetchRequests {
    /** The newest version that names topics; later ones know them by their id only. */
    private static final short LAST_VERSION_WITH_NAMES = 12;

    private static final int MIN_BYTES = 1;
    private static final int SMALLEST_PARTITION_BYTES = 64 << 10;
    /** When something is held back, answers that wait for data must not keep it waiting long. */
    private static final int SHORT_WAIT_MS = 100;

    private final ClusterConnection connection;
    private final ReadAhead readAhead;
    private final FetchAnswers answers;
    private final LeaderCheck check;
    private final ByteBudget budget;
    private final FetchSettings settings;
    private final Time time;
    private final Map<Integer, BrokerLines> brokers = new HashMap<>();
    private boolean wantsMore;
    /** Something is not asked for because its broker wants to be left alone: no answer is overdue for that. */
    private boolean leavesAlone;

    private int plannedChanges = -1;
    private int plannedMetadata = -1;

    FetchRequests(
            ClusterConnection connection,
            ReadAhead readAhead,
            FetchAnswers answers,
            LeaderCheck check,
            ByteBudget budget,
            FetchSettings settings,
            Time time) {
        this.connection = connection;
        this.readAhead = readAhead;
        this.answers = answers;
        this.check = check;
        this.budget = budget;
        this.settings = settings;
        this.time = time;
    }

    /**
     * Whether something is to be read that could not be asked for yet, or was asked for and not answered. What a broker
     * has asked to be left alone with is neither.
     */
    boolean expectsAnswers() {
        if (wantsMore) {
            return true;
        }
        for (BrokerLines broker : brokers.values()) {
            if (broker.expectsAnswers(connection::isThrottled)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Sends what is due.
     *
     * @throws AuthenticationException when a broker that is needed refuses our credentials
     */
    void send() {
        if (isNothingNew()) {
            return;
        }
        long now = time.milliseconds();
        Map<String, Uuid> topicIds = connection.metadata().topicIds();
        Map<Node, List<Due>> fetches = new LinkedHashMap<>();
        Map<Node, Map<PartitionFetch, Integer>> checks = new HashMap<>();
        wantsMore = false;
        leavesAlone = false;
        for (PartitionFetch fetch : List.copyOf(readAhead.partitions())) {
            plan(fetch, topicIds, now, fetches, checks);
        }
        checks.forEach((leader, partitions) -> check(leader, partitions, now));
        for (Map.Entry<Node, List<Due>> due : fetches.entrySet()) {
            fetch(due.getKey(), due.getValue(), fetches.size(), now);
        }
    }

    /** Whether everything that could be asked for now is under way already, which is how it is most of the time. */
    private boolean isNothingNew() {
        int changes = readAhead.changes();
        int metadata = connection.metadata().updateVersion();
        boolean nothingNew = !wantsMore
                && !leavesAlone
                && changes == plannedChanges
                && metadata == plannedMetadata
                && isEachBrokerAsked();
        plannedChanges = changes;
        plannedMetadata = metadata;
        return nothingNew;
    }

    private boolean isEachBrokerAsked() {
        for (BrokerLines broker : brokers.values()) {
            if (broker.hasIdle()) {
                return false;
            }
        }
        return !brokers.isEmpty();
    }

    /** Forgets all that is under way, because the connection is gone. */
    void abandon() {
        brokers.values().forEach(broker -> broker.abandon(budget));
        brokers.clear();
    }

    private record Due(PartitionFetch fetch, Uuid topicId, Optional<Integer> leaderEpoch) {}

    private void plan(
            PartitionFetch fetch,
            Map<String, Uuid> topicIds,
            long now,
            Map<Node, List<Due>> fetches,
            Map<Node, Map<PartitionFetch, Integer>> checks) {
        Uuid topicId = topicIds.getOrDefault(fetch.partition().topic(), Uuid.ZERO_UUID);
        if (!fetch.isStill(topicId)) {
            anotherTopic(fetch, topicId);
            return;
        }
        LeaderAndEpoch leader = connection.metadata().currentLeader(fetch.partition());
        if (leader.leader.isEmpty()) {
            wantsMore = true;
            if (connection.metadata().lastSuccessfulUpdate() > 0) {
                // Before, nobody has said anything: that is the whole cluster's trouble.
                fetch.outOfReach("the external cluster names no leader for it", now);
            }
            connection.metadata().requestUpdate(false);
            return;
        }
        if (!fetch.mayBeAsked(now)) {
            wantsMore |= !leaveAlone(leader.leader.get(), List.of(fetch));
            return;
        }
        if (leader.epoch.isPresent() && fetch.needsCheck(leader.epoch.get())) {
            fetch.reads().giveUpAll();
            checks.computeIfAbsent(leader.leader.get(), node -> new HashMap<>()).put(fetch, leader.epoch.get());
            return;
        }
        Node node = replicaFor(fetch, leader.leader.get(), now);
        if (fetch.reads().isElsewhere(node.id())) {
            fetch.reads().giveUpAll();
        }
        fetches.computeIfAbsent(node, key -> new ArrayList<>()).add(new Due(fetch, topicId, leader.epoch));
    }

    /** Asks a broker for nothing of these partitions now, if that is its wish; returns whether it is. */
    private boolean leaveAlone(Node node, Collection<PartitionFetch> partitions) {
        boolean alone = isToBeLeftAlone(node);
        if (alone) {
            leavesAlone = true;
            partitions.forEach(PartitionFetch::isReachable);
        }
        return alone;
    }

    /** Whether a broker has asked for that over one of the lines to it; its quota counts what all of them bring. */
    private boolean isToBeLeftAlone(Node node) {
        BrokerLines broker = brokers.get(node.id());
        return connection.isThrottled(node) || (broker != null && broker.hasAny(connection::isThrottled));
    }

    /** Deleted and made anew: our position means nothing there. */
    private void anotherTopic(PartitionFetch fetch, Uuid seen) {
        String expected = String.valueOf(fetch.topicId());
        if (fetch.isSurelyAnother(connection.metadata().updateVersion())) {
            readAhead.fail(fetch, new ReadFault.Recreated(fetch.partition(), expected, seen.toString()));
        } else {
            wantsMore = true;
            connection.metadata().requestUpdate(false);
        }
    }

    private Node replicaFor(PartitionFetch fetch, Node leader, long now) {
        Integer near = fetch.nearReplica(now);
        if (near == null) {
            return leader;
        }
        Optional<Node> replica = connection.metadata().fetch().nodeIfOnline(fetch.partition(), near);
        if (replica.isEmpty()) {
            fetch.readFromLeader();
            connection.metadata().requestUpdate(false);
        }
        return replica.orElse(leader);
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

    /** A connection may also wait for the metadata only. */
    private static void unreachable(PartitionFetch fetch, Node node, long now) {
        fetch.unreachable("broker " + node.id() + " at " + node.host() + ":" + node.port() + " cannot be reached", now);
    }

    private void check(Node leader, Map<PartitionFetch, Integer> partitions, long now) {
        if (leaveAlone(leader, partitions.keySet())) {
            return;
        }
        wantsMore = true;
        if (isReady(leader)) {
            check.ask(leader, partitions);
        } else {
            partitions.keySet().forEach(fetch -> unreachable(fetch, leader, now));
        }
    }

    private void fetch(Node node, List<Due> partitions, int nodes, long now) {
        BrokerLines broker = brokers.computeIfAbsent(
                node.id(), key -> new BrokerLines(node, settings.requestTimeoutMs(), connection::newFetchSession));
        broker.size().fitInto(budget.limitBytes(), nodes);
        List<BrokerFetch> lines = broker.inUse(node);
        if (leaveAlone(node, partitions.stream().map(Due::fetch).toList())) {
            return;
        }
        for (BrokerFetch line : lines) {
            if (line.isIdle()) {
                fetch(line, node, share(partitions, lines.size(), line.size().recordBytes()), now);
            }
        }
    }

    /** What one of several lines asks for: its part of the partitions, or, where those are few, one of them ahead. */
    private static List<Due> share(List<Due> partitions, int lines, int bytes) {
        List<Due> free = partitions.stream()
                .filter(due -> due.fetch().reads().isEmpty())
                .limit((partitions.size() + lines - 1) / lines)
                .toList();
        if (!free.isEmpty() || partitions.size() >= lines) {
            return free;
        }
        return partitions.stream()
                .filter(due -> due.fetch().mayBeAskedAhead(bytes))
                .min(Comparator.comparingInt(due -> due.fetch().reads().count()))
                .map(List::of)
                .orElse(List.of());
    }

    private void fetch(BrokerFetch line, Node node, List<Due> partitions, long now) {
        if (partitions.isEmpty()) {
            return;
        }
        int reserved = line.size().memoryBytes();
        if (!isReady(line.node())) {
            wantsMore = true;
            if (line.isFirst()) {
                partitions.forEach(due -> unreachable(due.fetch(), node, now));
            } else if (connection.isBroken(line.node())) {
                line.size().oneLineLess();
            }
        } else if (budget.tryReserve(reserved)) {
            send(line, node, partitions, reserved);
        }
    }

    private void send(BrokerFetch line, Node node, List<Due> partitions, int reserved) {
        int recordBytes = line.size().recordBytes();
        int partitionBytes = partitionBytes(recordBytes, partitions);
        FetchSessionHandler.Builder session = line.session().newBuilder();
        Map<TopicPartition, PartRead> asked = new HashMap<>();
        for (Due due : partitions) {
            PartitionFetch fetch = due.fetch();
            PartRead part = part(fetch, node, partitionBytes);
            fetch.reads().add(part);
            asked.put(fetch.partition(), part);
            session.add(
                    fetch.partition(),
                    new FetchRequest.PartitionData(
                            due.topicId(),
                            part.offset(),
                            FetchRequest.INVALID_LOG_START_OFFSET,
                            partitionBytes,
                            due.leaderEpoch()));
        }
        FetchSessionHandler.FetchRequestData data = session.build();
        FetchRequest.Builder request = FetchRequest.Builder.forConsumer(
                        data.canUseTopicIds() ? ApiKeys.FETCH.latestVersion() : LAST_VERSION_WITH_NAMES,
                        wantsMore ? Math.min(SHORT_WAIT_MS, settings.maxWaitMs()) : settings.maxWaitMs(),
                        MIN_BYTES,
                        data.toSend())
                .isolationLevel(IsolationLevel.READ_COMMITTED)
                .setMaxBytes(recordBytes)
                .metadata(data.metadata())
                .removed(data.toForget())
                .replaced(data.toReplace())
                .rackId(settings.clientRack());
        line.sent(new BrokerFetch.UnderWay(asked, time.nanoseconds(), answers.unpolledNanos(), reserved));
        connection.send(line.node(), request, line.size().timeoutMs(), response -> answers.answered(line, response));
    }

    /**
     * An answer ends with a whole batch, so it may bring less than is asked for by the largest. Where a batch is all
     * that it brings, its end cannot be told.
     */
    private PartRead part(PartitionFetch fetch, Node node, int bytes) {
        long offset = fetch.nextOffset();
        long offsets = fetch.estimate().offsets(bytes - answers.largestBatchBytes());
        return new PartRead(fetch, node.id(), offset, offsets == 0 ? Long.MAX_VALUE : offset + offsets);
    }

    /** An equal part for each partition that has something to bring, but never less than the largest batches take. */
    private int partitionBytes(int recordBytes, List<Due> partitions) {
        if (partitions.size() == 1) {
            return recordBytes;
        }
        int behind = 0;
        for (Due due : partitions) {
            behind += due.fetch().caughtUp() ? 0 : 1;
        }
        int equal = Integer.highestOneBit(Math.max(SMALLEST_PARTITION_BYTES, recordBytes / Math.max(1, behind)));
        int forLargest = answers.largestBatchBytes() == 0 ? 0 : Integer.highestOneBit(answers.largestBatchBytes()) * 2;
        return Math.min(recordBytes, Math.max(equal, forLargest));
    }
}
