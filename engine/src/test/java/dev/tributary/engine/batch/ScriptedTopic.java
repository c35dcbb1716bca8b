package dev.tributary.engine.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ApiVersionsResponseData;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersion;
import org.apache.kafka.common.message.ApiVersionsResponseData.ApiVersionCollection;
import org.apache.kafka.common.message.FetchRequestData.FetchPartition;
import org.apache.kafka.common.message.FetchResponseData;
import org.apache.kafka.common.message.FetchResponseData.FetchableTopicResponse;
import org.apache.kafka.common.message.FetchResponseData.PartitionData;
import org.apache.kafka.common.message.MetadataResponseData;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseBroker;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponsePartition;
import org.apache.kafka.common.message.MetadataResponseData.MetadataResponseTopic;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.protocol.ApiMessage;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.ApiVersionsResponse;
import org.apache.kafka.common.requests.FetchRequest;
import org.jspecify.annotations.Nullable;

/**
 * Brokers of one topic that speak Kafka's protocol and answer what a test says, for what real brokers do only when
 * something is wrong with them. Broker i has id i.
 */
public final class ScriptedTopic implements AutoCloseable {
    private final String topic;
    private final int partitions;
    private volatile Uuid topicId = Uuid.randomUuid();
    private final List<ScriptedBroker> brokers = new ArrayList<>();
    private final Map<ApiKeys, BiFunction<Integer, AbstractRequest, @Nullable ApiMessage>> scripts =
            new ConcurrentHashMap<>();
    private final Set<ApiKeys> tooOldFor = ConcurrentHashMap.newKeySet();
    private final Set<Integer> offline = ConcurrentHashMap.newKeySet();
    private volatile int leader;
    private final Map<Integer, Integer> leaders = new ConcurrentHashMap<>();
    private final AtomicInteger leaderEpoch = new AtomicInteger(1);

    /** Starts brokers that know one topic, led by broker 0. */
    public ScriptedTopic(int count, String topic, int partitions) {
        this.topic = topic;
        this.partitions = partitions;
        script(ApiKeys.API_VERSIONS, (broker, request) -> versions());
        script(ApiKeys.METADATA, (broker, request) -> metadata());
        for (int id = 0; id < count; id++) {
            int broker = id;
            brokers.add(new ScriptedBroker(id, (header, request) -> answer(broker, header.apiKey(), request)));
        }
    }

    private @Nullable ApiMessage answer(int broker, ApiKeys kind, AbstractRequest request) {
        BiFunction<Integer, AbstractRequest, @Nullable ApiMessage> script = scripts.get(kind);
        if (script == null) {
            throw new IllegalStateException("no script for " + request);
        }
        return script.apply(broker, request);
    }

    /** How clients reach the brokers. */
    public Map<String, String> properties() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + brokers.get(0).node().port());
    }

    /** What brokers do once the first bytes of an answer of a kind have left, and before the rest does. */
    public void withinAnswers(ApiKeys kind, Runnable pause) {
        brokers.forEach(broker -> broker.withinAnswers(answered -> {
            if (answered == kind) {
                pause.run();
            }
        }));
    }

    public TopicPartition partition(int number) {
        return new TopicPartition(topic, number);
    }

    /** The topic's identity now. */
    public Uuid topicId() {
        return topicId;
    }

    /** Gives the topic another identity, as if it had been deleted and made again. */
    public void makeAnew() {
        topicId = Uuid.randomUuid();
    }

    /** Answers a kind of request from now on, or not where it gives null; the script is given the broker's id. */
    public void script(ApiKeys kind, BiFunction<Integer, AbstractRequest, @Nullable ApiMessage> answer) {
        scripts.put(kind, answer);
    }

    /** How many answers have left for their askers. */
    public int answers() {
        return brokers.stream().mapToInt(ScriptedBroker::answers).sum();
    }

    /** How many answers to such requests have left for their askers. */
    public int answers(ApiKeys kind) {
        return brokers.stream().mapToInt(broker -> broker.answers(kind)).sum();
    }

    /** Makes a broker the leader of all partitions, or none of them with -1, in a new epoch. */
    public void lead(int broker) {
        leader = broker;
        leaderEpoch.incrementAndGet();
    }

    /** Makes a broker the leader of one partition, whoever leads the others, in a new epoch. */
    public void lead(int partition, int broker) {
        leaders.put(partition, broker);
        leaderEpoch.incrementAndGet();
    }

    /** Knows only versions of such requests that nobody sends any more, from the next connection on. */
    public void tooOldFor(ApiKeys kind) {
        tooOldFor.add(kind);
    }

    /** Ends a broker as a crash would; the others do not notice. */
    public void kill(int broker) {
        brokers.get(broker).close();
    }

    /** Tells, from now on, that what this broker has of the partitions cannot be had. */
    public void offline(int broker) {
        offline.add(broker);
    }

    /** What a fetch brings; what it did not ask for is left out. */
    public FetchResponseData fetched(AbstractRequest request, PartitionData... answers) {
        Set<Integer> asked = ((FetchRequest) request)
                .data().topics().stream()
                        .flatMap(topic -> topic.partitions().stream())
                        .map(FetchPartition::partition)
                        .collect(Collectors.toSet());
        return new FetchResponseData()
                .setResponses(List.of(new FetchableTopicResponse()
                        .setTopic(topic)
                        .setTopicId(topicId)
                        .setPartitions(Stream.of(answers)
                                .filter(answer -> asked.contains(answer.partitionIndex()))
                                .toList())));
    }

    private ApiMessage versions() {
        ApiVersionCollection kinds = new ApiVersionCollection();
        for (ApiKeys kind :
                List.of(ApiKeys.API_VERSIONS, ApiKeys.METADATA, ApiKeys.FETCH, ApiKeys.OFFSET_FOR_LEADER_EPOCH)) {
            ApiVersion versions = ApiVersionsResponse.toApiVersion(kind);
            kinds.add(
                    tooOldFor.contains(kind)
                            ? versions.setMinVersion((short) 0).setMaxVersion((short) (kind.oldestVersion() - 1))
                            : versions);
        }
        return new ApiVersionsResponseData().setApiKeys(kinds);
    }

    private ApiMessage metadata() {
        MetadataResponseData metadata =
                new MetadataResponseData().setClusterId("scripted").setControllerId(0);
        List<Integer> ids = IntStream.range(0, brokers.size()).boxed().toList();
        ids.forEach(id -> metadata.brokers()
                .add(new MetadataResponseBroker()
                        .setNodeId(id)
                        .setHost("127.0.0.1")
                        .setPort(brokers.get(id).node().port())));
        MetadataResponseTopic described =
                new MetadataResponseTopic().setName(topic).setTopicId(topicId);
        for (int number = 0; number < partitions; number++) {
            described
                    .partitions()
                    .add(new MetadataResponsePartition()
                            .setPartitionIndex(number)
                            .setLeaderId(leaders.getOrDefault(number, leader))
                            .setLeaderEpoch(leaderEpoch.get())
                            .setReplicaNodes(ids)
                            .setIsrNodes(ids)
                            .setOfflineReplicas(List.copyOf(offline)));
        }
        metadata.topics().add(described);
        return metadata;
    }

    @Override
    public void close() {
        brokers.forEach(ScriptedBroker::close);
    }
}
