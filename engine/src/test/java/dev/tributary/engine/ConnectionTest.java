package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.Setup;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A connection that does not work is told, and works as soon as it is corrected. */
@OnBrokers
class ConnectionTest {
    private final Clusters clusters;
    private final Setup setup;
    private final Feed feed;
    private final String topic = Clusters.unique("orders");

    ConnectionTest(Clusters clusters) {
        this.clusters = clusters;
        this.setup = new Setup(clusters);
        this.feed = clusters.external().feed();
    }

    @BeforeEach
    void fill() {
        clusters.external().createTopic(topic, 1);
        feed.numbers(topic, 0, 0, 10);
    }

    @AfterEach
    void letGo() {
        setup.close();
        feed.close();
    }

    @Test
    void givenNobodyListensWhenStartedThenTheExternalClusterIsUnreachable() throws IOException {
        String address = "127.0.0.1:" + freePort();
        setup.externalProperties(Map.of("bootstrap.servers", address));
        ReplicationEngine engine = setup.engine("w1");

        engine.apply(setup.spec(topic));

        Problem problem = setup.awaitProblem(engine, Problem.Code.EXTERNAL_UNREACHABLE);
        assertThat(problem.message()).contains(address);
        assertThat(setup.status(engine).state()).isEqualTo(ReplicationStatus.State.FAILED);
    }

    @Test
    void givenAnUnreachableClusterWhenTheConnectionIsCorrectedThenRecordsFlow() throws IOException {
        setup.externalProperties(Map.of("bootstrap.servers", "127.0.0.1:" + freePort()));
        ReplicationEngine engine = setup.engine("w1");
        engine.apply(setup.spec(topic));
        setup.awaitProblem(engine, Problem.Code.EXTERNAL_UNREACHABLE);

        setup.externalProperties(clusters.external().clientProperties());
        engine.apply(setup.spec(topic));

        setup.awaitSame(topic);
        setup.awaitState(engine, ReplicationStatus.State.RUNNING);
    }

    @Test
    void givenANameThatDoesNotResolveWhenStartedThenTheExternalClusterIsUnreachable() {
        setup.externalProperties(Map.of("bootstrap.servers", "nowhere.invalid:9092"));
        ReplicationEngine engine = setup.engine("w1");

        engine.apply(setup.spec(topic));

        setup.awaitProblem(engine, Problem.Code.EXTERNAL_UNREACHABLE);
    }

    @Test
    void givenAMalformedPropertyWhenStartedThenTheConfigurationIsBad() {
        setup.externalProperties(Map.of(
                "bootstrap.servers", clusters.external().bootstrapServers(), "security.protocol", "CARRIER_PIGEON"));
        ReplicationEngine engine = setup.engine("w1");

        engine.apply(setup.spec(topic));

        Problem problem = setup.awaitProblem(engine, Problem.Code.BAD_CONFIGURATION);
        assertThat(problem.message()).contains("security.protocol");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
