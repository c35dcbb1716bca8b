package dev.tributary.engine.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.AddOffsetsToTxnResponseData;
import org.apache.kafka.common.message.AddPartitionsToTxnResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.ApiVersionsResponseData.FinalizedFeatureKey;
import org.apache.kafka.common.message.EndTxnResponseData;
import org.apache.kafka.common.message.FindCoordinatorResponseData;
import org.apache.kafka.common.message.InitProducerIdResponseData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponsePartition;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.message.ProduceResponseData;
import org.apache.kafka.common.message.ProduceResponseData.LeaderIdAndEpoch;
import org.apache.kafka.common.message.ProduceResponseData.NodeEndpoint;
import org.apache.kafka.common.message.ProduceResponseData.PartitionProduceResponse;
import org.apache.kafka.common.message.ProduceResponseData.TopicProduceResponse;
import org.apache.kafka.common.message.TxnOffsetCommitResponseData;
import org.apache.kafka.common.message.TxnOffsetCommitResponseData.TxnOffsetCommitResponsePartition;
import org.apache.kafka.common.message.TxnOffsetCommitResponseData.TxnOffsetCommitResponseTopic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.record.internal.RecordBatch;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AddPartitionsToTxnRequest;
import org.apache.kafka.common.requests.AddPartitionsToTxnResponse;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.requests.ProduceRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.apache.kafka.common.requests.TxnOffsetCommitRequest;
import org.jspecify.annotations.Nullable;

/**
 * A cluster that refuses, crashes and talks nonsense when a test says so: what real brokers cannot be made to do on
 * demand. What a test says nothing about is answered as by a cluster that takes everything, keeps nothing, and leads
 * partition 0 of every topic on its first broker.
 */
public final class ScriptedCluster implements AutoCloseable {
    private static final int FIRST = 1;
    /** Of a leader that the cluster's other brokers have not heard of yet. */
    private static final int LATEST_EPOCH = 1_000;

    private final Map<Integer, ScriptedBroker> brokers = new TreeMap<>();
    private final Map<ApiKeys, BiFunction<Integer, AbstractRequest, @Nullable ApiMessage>> script =
            new ConcurrentHashMap<>();
    private final Map<String, Errors> topicErrors = new ConcurrentHashMap<>();
    private final Map<String, Leader> leaders = new ConcurrentHashMap<>();
    private final Set<Integer> muted = ConcurrentHashMap.newKeySet();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Deque<Integer> coordinators = new ArrayDeque<>(List.of(FIRST));
    private volatile int transactionVersion;
    private final AtomicInteger featuresEpoch = new AtomicInteger(1);

    private record Leader(int id, int epoch) {}

    private record Asked(ApiKeys kind, int broker) {}

    /**
     * Starts brokers with the ids 1, 2 and so on.
     *
     * @param transactionVersion the version of transactions that it tells its clients
     */
    public ScriptedCluster(int count, int transactionVersion) {
        this.transactionVersion = transactionVersion;
        answer(ApiKeys.API_VERSIONS, request -> versions());
        answer(ApiKeys.METADATA, request -> metadata((MetadataRequest) request));
        answer(ApiKeys.FIND_COORDINATOR, request -> coordinator());
        answer(ApiKeys.INIT_PRODUCER_ID, request -> new InitProducerIdResponseData().setProducerId(7));
        answer(ApiKeys.ADD_PARTITIONS_TO_TXN, request -> added((AddPartitionsToTxnRequest) request, Map.of()));
        answer(ApiKeys.ADD_OFFSETS_TO_TXN, request -> new AddOffsetsToTxnResponseData());
        answer(ApiKeys.TXN_OFFSET_COMMIT, request -> positions((TxnOffsetCommitRequest) request, Map.of()));
        answer(ApiKeys.END_TXN, request -> new EndTxnResponseData());
        answer(ApiKeys.PRODUCE, request -> produced((ProduceRequest) request, Map.of()));
        for (int id = FIRST; id < FIRST + count; id++) {
            int broker = id;
            brokers.put(id, new ScriptedBroker(id, (header, request) -> answer(broker, header, request)));
        }
    }

    /** How clients reach its first broker. */
    public Map<String, String> properties() {
        return Map.of(
                "bootstrap.servers", node(FIRST).host() + ":" + node(FIRST).port());
    }

    /** Answers a kind of request like this from now on. */
    public void answer(ApiKeys kind, Function<AbstractRequest, @Nullable ApiMessage> answer) {
        answerAt(kind, (broker, request) -> answer.apply(request));
    }

    /** The same, told which broker was asked. */
    public void answerAt(ApiKeys kind, BiFunction<Integer, AbstractRequest, @Nullable ApiMessage> answer) {
        script.put(kind, answer);
    }

    /** Answers a kind of request with bytes that cannot be read from now on. */
    public void garble(ApiKeys kind) {
        answer(kind, request -> ScriptedBroker.GARBLED);
    }

    /** Tells this error in place of a topic's leaders from now on. */
    public void topicError(String topic, Errors error) {
        topicErrors.put(topic, error);
    }

    /**
     * Tells that this broker leads a topic's partition from now on; brokers take batches of every topic all the same.
     */
    public void lead(String topic, int broker) {
        leaders.compute(topic, (name, before) -> new Leader(broker, (before == null ? 0 : before.epoch()) + 1));
    }

    /** Tells clients this version of transactions from now on, once they connect. */
    public void transactionVersion(int version) {
        transactionVersion = version;
        featuresEpoch.incrementAndGet();
    }

    /** Breaks all connections; new ones are taken. */
    public void disconnect() {
        brokers.values().forEach(ScriptedBroker::disconnect);
    }

    /** Names these brokers, one after the other, when asked for a coordinator from now on; at last always the last. */
    public void coordinators(Integer... ids) {
        synchronized (coordinators) {
            coordinators.clear();
            coordinators.addAll(List.of(ids));
        }
    }

    /** Ends a broker as a crash would; nothing else changes. */
    public void kill(int id) {
        broker(id).close();
    }

    /** Lets a broker hang: its connections break, new ones are taken, and nothing is answered. */
    public void silence(int id) {
        broker(id).silence();
    }

    /** Lets a broker read what it is asked, and answer nothing. */
    public void mute(int id) {
        muted.add(id);
    }

    /** Lets a broker answer again, over new connections. */
    public void unmute(int id) {
        broker(id).disconnect();
        muted.remove(id);
        // One that was made meanwhile has got no answer, and would get the next one in its place.
        broker(id).disconnect();
    }

    /** How often it was asked this. */
    public long asked(ApiKeys kind) {
        return asked.stream().filter(one -> one.kind() == kind).count();
    }

    /** How often one of its brokers was asked this. */
    public long asked(ApiKeys kind, int broker) {
        return asked.stream().filter(new Asked(kind, broker)::equals).count();
    }

    @Override
    public void close() {
        brokers.values().forEach(ScriptedBroker::close);
    }

    private ScriptedBroker broker(int id) {
        ScriptedBroker broker = brokers.get(id);
        if (broker == null) {
            throw new IllegalArgumentException("there is no broker " + id);
        }
        return broker;
    }

    private Node node(int id) {
        return broker(id).node();
    }

    private @Nullable ApiMessage answer(int broker, RequestHeader header, AbstractRequest request) {
        asked.add(new Asked(header.apiKey(), broker));
        if (muted.contains(broker)) {
            return null;
        }
        BiFunction<Integer, AbstractRequest, @Nullable ApiMessage> answer = script.get(header.apiKey());
        if (answer == null) {
            throw new IllegalStateException("nobody has said what to answer to " + header.apiKey());
        }
        return answer.apply(broker, request);
    }

    private ApiMessage versions() {
        ApiVersionsResponseData data = new ApiVersionsResponseData().setFinalizedFeaturesEpoch(featuresEpoch.get());
        for (ApiKeys kind : script.keySet()) {
            data.apiKeys()
                    .add(new ApiVersion()
                            .setApiKey(kind.id)
                            .setMinVersion(kind.oldestVersion())
                            .setMaxVersion(kind.latestVersion()));
        }
        data.finalizedFeatures()
                .add(new FinalizedFeatureKey()
                        .setName("transaction.version")
                        .setMaxVersionLevel((short) transactionVersion)
                        .setMinVersionLevel((short) transactionVersion));
        return data;
    }

    private ApiMessage metadata(MetadataRequest request) {
        MetadataResponseData data =
                new MetadataResponseData().setClusterId("scripted").setControllerId(FIRST);
        for (int id : brokers.keySet()) {
            data.brokers()
                    .add(new MetadataResponseBroker()
                            .setNodeId(id)
                            .setHost(node(id).host())
                            .setPort(node(id).port()));
        }
        List<String> topics = request.topics() == null ? List.of() : request.topics();
        for (String name : topics) {
            Errors error = topicErrors.getOrDefault(name, Errors.NONE);
            MetadataResponseTopic topic = new MetadataResponseTopic()
                    .setName(name)
                    .setErrorCode(error.code())
                    .setTopicId(error == Errors.NONE ? topicId(name) : Uuid.ZERO_UUID);
            if (error == Errors.NONE) {
                Leader leader = leader(name);
                topic.partitions()
                        .add(new MetadataResponsePartition()
                                .setLeaderId(leader.id())
                                .setLeaderEpoch(leader.epoch())
                                .setReplicaNodes(List.of(leader.id()))
                                .setIsrNodes(List.of(leader.id())));
            }
            data.topics().add(topic);
        }
        return data;
    }

    private Leader leader(String topic) {
        return leaders.getOrDefault(topic, new Leader(FIRST, 0));
    }

    /** The id of a topic of this name. */
    public static Uuid topicId(String topic) {
        return new Uuid(1, topic.hashCode());
    }

    private ApiMessage coordinator() {
        Node node;
        synchronized (coordinators) {
            node = node(coordinators.size() > 1 ? coordinators.removeFirst() : coordinators.getFirst());
        }
        return new FindCoordinatorResponseData()
                .setCoordinators(List.of(new FindCoordinatorResponseData.Coordinator()
                        .setNodeId(node.id())
                        .setHost(node.host())
                        .setPort(node.port())));
    }

    /** An answer to the request with these errors, and none for all other partitions. */
    public static ApiMessage added(AddPartitionsToTxnRequest request, Map<TopicPartition, Errors> errors) {
        Map<TopicPartition, Errors> all = new TreeMap<>(Comparator.comparing(TopicPartition::toString));
        AddPartitionsToTxnRequest.getPartitions(request.data().v3AndBelowTopics())
                .forEach(partition -> all.put(partition, errors.getOrDefault(partition, Errors.NONE)));
        return new AddPartitionsToTxnResponseData()
                .setResultsByTopicV3AndBelow(
                        AddPartitionsToTxnResponse.resultForTransaction("", all).topicResults());
    }

    /** An answer to the request with these errors, and none for all other partitions. */
    public static ApiMessage positions(TxnOffsetCommitRequest request, Map<TopicPartition, Errors> errors) {
        TxnOffsetCommitResponseData data = new TxnOffsetCommitResponseData();
        request.data().topics().forEach(topic -> {
            List<TxnOffsetCommitResponsePartition> partitions = new ArrayList<>();
            topic.partitions().forEach(partition -> {
                Errors error =
                        errors.getOrDefault(new TopicPartition(topic.name(), partition.partitionIndex()), Errors.NONE);
                partitions.add(new TxnOffsetCommitResponsePartition()
                        .setPartitionIndex(partition.partitionIndex())
                        .setErrorCode(error.code()));
            });
            data.topics()
                    .add(new TxnOffsetCommitResponseTopic()
                            .setName(topic.name())
                            .setPartitions(partitions));
        });
        return data;
    }

    /** An answer to the request with these errors, and none for all other topics. */
    public static ApiMessage produced(ProduceRequest request, Map<String, Errors> errors) {
        return produced(request, errors, RecordBatch.NO_TIMESTAMP);
    }

    /** An answer that a broker leads none of the request's partitions, and that this one does. */
    public ApiMessage movedTo(int leader, ProduceRequest request) {
        ProduceResponseData data = (ProduceResponseData) produced(request, Errors.NOT_LEADER_OR_FOLLOWER);
        data.responses()
                .forEach(topic -> topic.partitionResponses()
                        .forEach(partition -> partition.setCurrentLeader(
                                new LeaderIdAndEpoch().setLeaderId(leader).setLeaderEpoch(LATEST_EPOCH))));
        data.nodeEndpoints()
                .add(new NodeEndpoint()
                        .setNodeId(leader)
                        .setHost(node(leader).host())
                        .setPort(node(leader).port()));
        return data;
    }

    /** An answer to the request with this error for all partitions. */
    public static ApiMessage produced(ProduceRequest request, Errors error) {
        ApiMessage answer = produced(request, Map.of());
        ((ProduceResponseData) answer)
                .responses()
                .forEach(topic -> topic.partitionResponses().forEach(one -> one.setErrorCode(error.code())));
        return answer;
    }

    /** The same, and the time that is told of each batch. */
    public static ApiMessage produced(ProduceRequest request, Map<String, Errors> errors, long logAppendTimeMs) {
        ProduceResponseData data = new ProduceResponseData();
        request.data().topicData().forEach(topic -> {
            TopicProduceResponse answered =
                    new TopicProduceResponse().setName(topic.name()).setTopicId(topic.topicId());
            Errors error = errors.entrySet().stream()
                    .filter(one ->
                            one.getKey().equals(topic.name()) || topic.topicId().equals(topicId(one.getKey())))
                    .map(Map.Entry::getValue)
                    .findFirst()
                    .orElse(Errors.NONE);
            topic.partitionData()
                    .forEach(partition -> answered.partitionResponses()
                            .add(new PartitionProduceResponse()
                                    .setIndex(partition.index())
                                    .setErrorCode(error.code())
                                    .setLogAppendTimeMs(logAppendTimeMs)));
            data.responses().add(answered);
        });
        return data;
    }
}
