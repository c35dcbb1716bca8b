package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.batch.memory.ByteBudget;
import dev.tributary.engine.batch.net.ClusterConnection;
import dev.tributary.engine.path.ReadFault;
import java.util.ArrayList;
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

/** Sends the requests that are due: checks of positions first, then fetches, one at a time to each broker. */
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
    private final Map<Integer, BrokerFetch> brokers = new HashMap<>();
    private boolean wantsMore;
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

    /** Whether something is to be read that could not be asked for yet, or was asked for and not answered. */
    boolean expectsAnswers() {
        if (wantsMore) {
            return true;
        }
        for (BrokerFetch broker : brokers.values()) {
            if (!broker.isIdle()) {
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
        for (PartitionFetch fetch : List.copyOf(readAhead.partitions())) {
            plan(fetch, topicIds, now, fetches, checks);
        }
        checks.forEach((leader, partitions) -> {
            if (isReady(leader)) {
                check.ask(leader, partitions);
            } else {
                partitions.keySet().forEach(fetch -> unreachable(fetch, leader, now));
            }
        });
        for (Map.Entry<Node, List<Due>> due : fetches.entrySet()) {
            fetch(due.getKey(), due.getValue(), fetches.size(), now);
        }
    }

    /** Whether everything that could be asked for now is under way already, which is how it is most of the time. */
    private boolean isNothingNew() {
        int changes = readAhead.changes();
        int metadata = connection.metadata().updateVersion();
        boolean nothingNew =
                !wantsMore && changes == plannedChanges && metadata == plannedMetadata && isEachBrokerAsked();
        plannedChanges = changes;
        plannedMetadata = metadata;
        return nothingNew;
    }

    private boolean isEachBrokerAsked() {
        for (BrokerFetch broker : brokers.values()) {
            if (broker.isIdle()) {
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
            fetch.hinderedBy("the external cluster names no leader for it", now);
            connection.metadata().requestUpdate(false);
            return;
        }
        if (!fetch.mayBeAsked(now)) {
            wantsMore = true;
            return;
        }
        if (leader.epoch.isPresent() && fetch.needsCheck(leader.epoch.get())) {
            checks.computeIfAbsent(leader.leader.get(), node -> new HashMap<>()).put(fetch, leader.epoch.get());
            wantsMore = true;
            return;
        }
        Node node = replicaFor(fetch, leader.leader.get(), now);
        fetches.computeIfAbsent(node, key -> new ArrayList<>()).add(new Due(fetch, topicId, leader.epoch));
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

    /** A connection may also wait for the metadata only; what a broker has said of the partition says more. */
    private static void unreachable(PartitionFetch fetch, Node node, long now) {
        if (!fetch.isHindered()) {
            fetch.hinderedBy(
                    "broker " + node.id() + " at " + node.host() + ":" + node.port() + " cannot be reached", now);
        }
    }

    private void fetch(Node node, List<Due> partitions, int nodes, long now) {
        BrokerFetch broker = brokers.get(node.id());
        if (broker == null) {
            broker = new BrokerFetch(node, connection.newFetchSession(node.id()));
            brokers.put(node.id(), broker);
        }
        if (!broker.isIdle()) {
            return;
        }
        broker.moveTo(node);
        broker.size().fitInto(budget.limitBytes(), nodes);
        int reserved = broker.size().memoryBytes();
        if (!isReady(node)) {
            wantsMore = true;
            partitions.forEach(due -> unreachable(due.fetch(), node, now));
        } else if (budget.tryReserve(reserved)) {
            send(broker, partitions, reserved, now);
        }
    }

    private void send(BrokerFetch broker, List<Due> partitions, int reserved, long now) {
        int recordBytes = broker.size().recordBytes();
        int partitionBytes = partitionBytes(recordBytes, partitions.size());
        FetchSessionHandler.Builder session = broker.session().newBuilder();
        Map<TopicPartition, PartitionFetch> asked = new HashMap<>();
        Map<TopicPartition, Long> positions = new HashMap<>();
        for (Due due : partitions) {
            TopicPartition partition = due.fetch().partition();
            long offset = due.fetch().position().offset();
            session.add(
                    partition,
                    new FetchRequest.PartitionData(
                            due.topicId(),
                            offset,
                            FetchRequest.INVALID_LOG_START_OFFSET,
                            partitionBytes,
                            due.leaderEpoch()));
            asked.put(partition, due.fetch());
            positions.put(partition, offset);
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
        broker.sent(new BrokerFetch.UnderWay(asked, positions, now, reserved));
        connection.send(broker.node(), request, response -> answers.answered(broker, response));
    }

    /** An equal part for each partition, but never less than the largest batches take. */
    private int partitionBytes(int recordBytes, int partitions) {
        int equal = Integer.highestOneBit(Math.max(SMALLEST_PARTITION_BYTES, recordBytes / partitions));
        int forLargest = answers.largestBatchBytes() == 0 ? 0 : Integer.highestOneBit(answers.largestBatchBytes()) * 2;
        return partitions == 1 ? recordBytes : Math.min(recordBytes, Math.max(equal, forLargest));
    }
}
