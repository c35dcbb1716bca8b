package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.ConnectionReport.Check;
import dev.tributary.engine.ConnectionReport.Step;
import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.OnBrokers;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a look at an external cluster tells; {@link ExternalRightsTest} has the logins and rights. */
@OnBrokers
class ConnectionProbeTest {
    private final Clusters clusters;
    private final ConnectionProbe probe;
    private final String topic = Clusters.unique("orders");

    ConnectionProbeTest(Clusters clusters) {
        this.clusters = clusters;
        this.probe = ReplicationEngines.probe(clusters.internal().clientProperties());
    }

    @BeforeEach
    void showATopic() {
        clusters.external().createTopic(Clusters.unique("other"), 1);
    }

    private static TopicMapping copied(String topic) {
        return new TopicMapping(topic, "copy." + topic);
    }

    private ConnectionReport look(String bootstrapServers, TopicMapping... topics) {
        return probe.look(Map.of("bootstrap.servers", bootstrapServers), List.of(topics));
    }

    @Test
    void givenAClusterWithATopicThenAllIsWellAndItsPartitionsAreTold() {
        clusters.external().createTopic(topic, 3);

        ConnectionReport report = look(clusters.external().bootstrapServers(), copied(topic));

        assertThat(report.checks())
                .allMatch(Check::passed)
                .extracting(Check::step)
                .containsExactly(
                        Step.ADDRESSES, Step.AUTHENTICATION, Step.CLUSTER, Step.BROKERS, Step.TOPICS, Step.TOPIC);
        assertThat(report.checks().get(5).externalTopic()).isEqualTo(topic);
        assertThat(report.checks().get(5).message()).contains("3 partitions and may be read");
        assertThat(report.partitions()).containsEntry(topic, 3);
        assertThat(report.clusterId()).isNotBlank();
    }

    @Test
    void givenATopicThatIsNotThereThenOnlyThatFails() {
        ConnectionReport report = look(clusters.external().bootstrapServers(), copied(topic));

        assertThat(report.checks())
                .filteredOn(check -> !check.passed())
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.step()).isEqualTo(Step.TOPIC);
                    assertThat(check.message()).contains("has no topic " + topic);
                    assertThat(check.remedy()).contains("Create the topic");
                });
    }

    @Test
    void givenNobodyListensThenNothingElseIsTried() throws IOException {
        String address = "127.0.0.1:" + freePort();

        assertThat(look(address, copied(topic)).checks()).singleElement().satisfies(check -> {
            assertThat(check.step()).isEqualTo(Step.ADDRESSES);
            assertThat(check.message()).contains(address, "refused");
            assertThat(check.remedy()).contains("bootstrap.servers");
        });
    }

    @Test
    void givenADeadAddressThatIsNamedTwiceThenItIsNotTakenForOneOfTwoOfWhichOneIsEnough() throws IOException {
        String dead = "127.0.0.1:" + freePort();

        assertThat(look(dead + "," + dead).checks())
                .singleElement()
                .satisfies(check -> assertThat(check.passed()).isFalse());
    }

    @Test
    void givenBlanksAroundAddressesThenTheyAreNoPartOfThem() {
        String servers = clusters.external().bootstrapServers();

        assertThat(look(" " + servers + " , " + servers).checks().get(0).message())
                .isEqualTo("All addresses take connections: " + servers);
    }

    @Test
    void givenOneOfTwoAddressesIsDeadThenTheOtherIsEnoughAndTheDeadOneIsTold() throws IOException {
        String dead = "127.0.0.1:" + freePort();

        ConnectionReport report = look(dead + "," + clusters.external().bootstrapServers());

        assertThat(report.checks()).allMatch(Check::passed);
        assertThat(report.checks().get(0).message()).contains(dead);
    }

    @Test
    void givenANameThatDoesNotResolveThenThatIsTold() {
        assertThat(look("nowhere.invalid:9092").checks())
                .singleElement()
                .satisfies(check -> assertThat(check.message()).contains("nowhere.invalid:9092 (the name does not"));
    }

    @Test
    void givenSomethingElseThanKafkaListensThenItDoesNotAnswer() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(look("127.0.0.1:" + silent.getLocalPort()).checks())
                    .last()
                    .satisfies(check -> {
                        assertThat(check.step()).isEqualTo(Step.AUTHENTICATION);
                        assertThat(check.remedy()).contains("security.protocol fits the port");
                    });
        }
    }

    @Test
    void givenTheInternalClusterAndATopicThatTheSourceWritesThenItIsALoop() {
        String internal = clusters.internal().bootstrapServers();
        clusters.internal().createTopic(topic, 1);

        assertThat(look(internal, copied(topic)).checks().get(2).message()).contains("is the internal one");
        assertThat(look(internal, new TopicMapping(topic, topic))
                        .checks()
                        .get(2)
                        .passed())
                .isFalse();
    }

    @Test
    void givenTheInternalClusterDoesNotAnswerThenTheLookGoesOn() throws IOException {
        ConnectionProbe lonely = ReplicationEngines.probe(Map.of("bootstrap.servers", "127.0.0.1:" + freePort()));

        ConnectionReport report = lonely.look(clusters.external().clientProperties(), List.of());

        assertThat(report.checks()).allMatch(Check::passed);
        assertThat(report.checks().get(2).message()).contains("cannot be told");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
