package dev.tributary.engine.batch.fetch;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.memory.DirectBufferPool;
import dev.tributary.engine.batch.net.ClusterConnection;
import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.OnBrokers;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.requests.MetadataRequest;
import org.apache.kafka.common.utils.Time;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Brokers from 4.4 on compare the number a client knows them by with their own, where they are asked to. */
@OnBrokers
class SeveralLinesTest {
    private static final int REQUEST_TIMEOUT_MS = 10_000;

    private final FetchSettings settings;
    private final ClusterConnection connection;

    SeveralLinesTest(Clusters clusters) {
        this.settings = FetchSettings.of(clusters.external().clientProperties(), "lines");
        this.connection = new ClusterConnection(
                settings.config(), 1, REQUEST_TIMEOUT_MS, new DirectBufferPool(1 << 20), Time.SYSTEM);
    }

    @Test
    void givenARealBroker_whenSeveralLinesLeadToIt_thenEachIsAnsweredAndAllStay() {
        try (connection) {
            Node broker = broker();
            List<Node> lines = IntStream.range(0, FetchSize.MOST_LINES)
                    .mapToObj(line -> new BrokerFetch(
                            broker, line, connection.newFetchSession(broker.id()), new FetchSize(REQUEST_TIMEOUT_MS)))
                    .map(BrokerFetch::node)
                    .toList();

            lines.forEach(this::connect);
            lines.forEach(this::ask);

            assertThat(lines).doesNotHaveDuplicates().allMatch(connection::ready);
        }
    }

    /** By the number that the cluster gives it. */
    private Node broker() {
        Awaitility.await().until(() -> {
            connection.poll(10);
            return !connection.metadata().fetch().nodes().isEmpty()
                    && connection.metadata().fetch().nodes().get(0).id() >= 0;
        });
        return connection.metadata().fetch().nodes().get(0);
    }

    private void connect(Node line) {
        Awaitility.await().until(() -> {
            boolean ready = connection.ready(line);
            connection.poll(10);
            assertThat(connection.isBroken(line)).isFalse();
            return ready;
        });
    }

    private void ask(Node line) {
        AtomicBoolean answered = new AtomicBoolean();
        connection.send(line, MetadataRequest.Builder.allTopics(), response -> answered.set(response.hasResponse()));
        Awaitility.await().until(() -> {
            connection.poll(10);
            return answered.get();
        });
    }
}
