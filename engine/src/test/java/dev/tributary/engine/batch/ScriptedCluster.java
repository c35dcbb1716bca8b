package dev.tributary.engine.batch;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.message.ApiVersionsResponseData;
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
import org.apache.kafka.common.protocol.ByteBufferAccessor;
import org.apache.kafka.common.protocol.MessageUtil;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.ApiVersionsResponse;
import org.apache.kafka.common.requests.FetchRequest;
import org.apache.kafka.common.requests.RequestHeader;
import org.jspecify.annotations.Nullable;

/**
 * Brokers of one topic that speak Kafka's protocol and answer what a test says, for what real brokers do only when
 * something is wrong with them. Broker i has id i.
 */
public final class ScriptedCluster implements AutoCloseable {
    private final String topic;
    private final int partitions;
    private final Uuid topicId = Uuid.randomUuid();
    private final List<ServerSocket> servers = new ArrayList<>();
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final Map<ApiKeys, BiFunction<Integer, AbstractRequest, @Nullable ApiMessage>> scripts =
            new ConcurrentHashMap<>();
    private volatile int leader;
    private final AtomicInteger leaderEpoch = new AtomicInteger(1);

    /** Starts brokers that know one topic, led by broker 0. */
    public ScriptedCluster(int brokers, String topic, int partitions) throws IOException {
        this.topic = topic;
        this.partitions = partitions;
        script(ApiKeys.API_VERSIONS, (broker, request) -> versions());
        script(ApiKeys.METADATA, (broker, request) -> metadata());
        for (int id = 0; id < brokers; id++) {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            servers.add(server);
        }
        for (int id = 0; id < brokers; id++) {
            int broker = id;
            start(() -> accept(broker));
        }
    }

    /** How clients reach the brokers. */
    public Map<String, String> properties() {
        return Map.of("bootstrap.servers", "127.0.0.1:" + servers.get(0).getLocalPort());
    }

    public TopicPartition partition(int number) {
        return new TopicPartition(topic, number);
    }

    /** Answers a kind of request from now on, or not where it gives null; the script is given the broker's id. */
    public void script(ApiKeys kind, BiFunction<Integer, AbstractRequest, @Nullable ApiMessage> answer) {
        scripts.put(kind, answer);
    }

    /** Makes a broker the leader of all partitions, or none of them with -1, in a new epoch. */
    public void lead(int broker) {
        leader = broker;
        leaderEpoch.incrementAndGet();
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

    private static ApiMessage versions() {
        ApiVersionCollection kinds = new ApiVersionCollection();
        for (ApiKeys kind :
                List.of(ApiKeys.API_VERSIONS, ApiKeys.METADATA, ApiKeys.FETCH, ApiKeys.OFFSET_FOR_LEADER_EPOCH)) {
            kinds.add(ApiVersionsResponse.toApiVersion(kind));
        }
        return new ApiVersionsResponseData().setApiKeys(kinds);
    }

    private ApiMessage metadata() {
        MetadataResponseData metadata =
                new MetadataResponseData().setClusterId("scripted").setControllerId(0);
        List<Integer> ids = IntStream.range(0, servers.size()).boxed().toList();
        ids.forEach(id -> metadata.brokers()
                .add(new MetadataResponseBroker()
                        .setNodeId(id)
                        .setHost("127.0.0.1")
                        .setPort(servers.get(id).getLocalPort())));
        MetadataResponseTopic described =
                new MetadataResponseTopic().setName(topic).setTopicId(topicId);
        for (int number = 0; number < partitions; number++) {
            described
                    .partitions()
                    .add(new MetadataResponsePartition()
                            .setPartitionIndex(number)
                            .setLeaderId(leader)
                            .setLeaderEpoch(leaderEpoch.get())
                            .setReplicaNodes(ids)
                            .setIsrNodes(ids));
        }
        metadata.topics().add(described);
        return metadata;
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "scripted-broker");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept(int broker) {
        try {
            while (true) {
                Socket connection = servers.get(broker).accept();
                connections.add(connection);
                start(() -> serve(broker, connection));
            }
        } catch (IOException closed) {
            // The test is over.
        }
    }

    private void serve(int broker, Socket connection) {
        try (connection) {
            DataInputStream in = new DataInputStream(connection.getInputStream());
            DataOutputStream out = new DataOutputStream(connection.getOutputStream());
            while (true) {
                ByteBuffer bytes = ByteBuffer.wrap(in.readNBytes(in.readInt()));
                RequestHeader header = RequestHeader.parse(bytes);
                AbstractRequest request = AbstractRequest.parseRequest(
                                header.apiKey(), header.apiVersion(), new ByteBufferAccessor(bytes))
                        .request;
                var script = scripts.get(header.apiKey());
                if (script == null) {
                    throw new IllegalStateException("no script for " + request);
                }
                ApiMessage body = script.apply(broker, request);
                if (body != null) {
                    answer(header, body, out);
                }
            }
        } catch (IOException hungUp) {
            // As clients do, and as a script may.
        }
    }

    private static void answer(RequestHeader header, ApiMessage body, DataOutputStream out) throws IOException {
        var responseHeader = header.toResponseHeader();
        ByteBuffer head = MessageUtil.toByteBufferAccessor(responseHeader.data(), responseHeader.headerVersion())
                .buffer();
        ByteBuffer rest =
                MessageUtil.toByteBufferAccessor(body, header.apiVersion()).buffer();
        ByteBuffer frame = ByteBuffer.allocate(4 + head.remaining() + rest.remaining());
        frame.putInt(head.remaining() + rest.remaining()).put(head).put(rest);
        out.write(frame.array());
        out.flush();
    }

    @Override
    public void close() throws IOException {
        for (ServerSocket server : servers) {
            server.close();
        }
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
