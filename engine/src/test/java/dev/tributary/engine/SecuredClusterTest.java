package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.BrokerIdentity;
import dev.tributary.engine.kit.Cluster;
import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.EmbeddedCluster;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.Setup;
import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.lang.management.ManagementFactory;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.JMException;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A cluster that is reached over TLS, wants a login, and wants it again every few seconds: on both sides. */
@OnBrokers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SecuredClusterTest {
    /**
     * Clients log in again when 85 to 95 % of it are over; brokers refuse that within a second of the last time. What
     * is left then must outlast a moment in which a busy machine runs neither of the two, or the broker ends a
     * connection whose request was sent in time.
     */
    private static final String SESSION_MS = "6000";

    private static final int LOGINS_AGAIN = 12;

    private final BrokerIdentity identity;
    private final EmbeddedKafka kafka;
    private final EmbeddedCluster secured;
    private final Feed feed;
    private Setup setup;
    private String topic;

    SecuredClusterTest() throws Exception {
        identity = BrokerIdentity.create();
        kafka = EmbeddedKafka.builder()
                .securityProtocol(SecurityProtocol.SASL_SSL)
                .user("worker", "worker-secret")
                .properties(identity.brokerProperties())
                .property("connections.max.reauth.ms", SESSION_MS)
                // Tells how often clients logged in again; no other broker of this process tells anything.
                .property("metric.reporters", "org.apache.kafka.common.metrics.JmxReporter")
                .start();
        secured = new EmbeddedCluster(kafka, login(identity.trusted()));
        feed = secured.feed();
        setup = new Setup(secured, secured);
        topic = Clusters.unique("orders");
    }

    private static Map<String, String> login(Map<String, String> trust) {
        Map<String, String> login = new HashMap<>(Cluster.login("worker", "worker-secret"));
        login.put("security.protocol", "SASL_SSL");
        login.putAll(trust);
        return login;
    }

    @BeforeEach
    void fill() {
        setup = new Setup(secured, secured);
        topic = Clusters.unique("orders");
        secured.createTopic(topic, 1);
    }

    @AfterEach
    void letGo() {
        setup.close();
    }

    @AfterAll
    void close() throws Exception {
        feed.close();
        secured.close();
        identity.close();
    }

    /** Of all listeners and their threads. */
    private static double sum(String metric) {
        MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
        double sum = 0;
        boolean isKnown = false;
        try {
            for (ObjectName bean :
                    beans.queryNames(new ObjectName("kafka.server:type=socket-server-metrics,*"), null)) {
                for (MBeanAttributeInfo attribute : beans.getMBeanInfo(bean).getAttributes()) {
                    if (attribute.getName().equals(metric)) {
                        isKnown = true;
                        sum += ((Number) beans.getAttribute(bean, metric)).doubleValue();
                    }
                }
            }
        } catch (JMException e) {
            throw new IllegalStateException(e);
        }
        assertThat(isKnown).as("brokers count %s", metric).isTrue();
        return sum;
    }

    @Test
    void givenSessionsThatEnd_whenLoggedInAgainAndAgain_thenRecordsFlowOverTheSameConnections() {
        setup.running("w1", topic);
        double before = sum("successful-reauthentication-total");
        AtomicInteger sent = new AtomicInteger();

        Setup.await().until(() -> {
            int from = sent.getAndAdd(10);
            feed.numbers(topic, 0, from, from + 10);
            return sum("successful-reauthentication-total") >= before + LOGINS_AGAIN;
        });

        setup.awaitSame(topic);
        assertThat(sum("expired-connections-killed-count")).isZero();
        assertThat(sum("failed-reauthentication-total")).isZero();
    }

    @Test
    void givenACertificateThatNobodyVouchesFor_whenStarted_thenTheProblemSaysWhatIsWrongAndWhatToDo() {
        Map<String, String> withoutTrust = new HashMap<>(login(Map.of()));
        withoutTrust.put("bootstrap.servers", kafka.bootstrapServers());
        setup.externalProperties(withoutTrust);
        ReplicationEngine engine = setup.engine("w1");

        engine.apply(setup.spec(topic));

        Problem problem = setup.awaitProblem(engine, Problem.Code.EXTERNAL_AUTHENTICATION);
        assertThat(problem.message()).doesNotContain("worker-secret");
        assertThat(problem.message()).startsWith("The TLS handshake failed");
        assertThat(problem.remedy()).contains("CA certificate");
    }

    /** Kafka's client would ask for 336 MiB of memory, for as much is what a TLS alert reads like. */
    @Test
    void givenABrokerThatSpeaksTls_whenItIsReachedWithout_thenTheProblemSaysSo() {
        setup.externalProperties(
                Map.of("bootstrap.servers", kafka.bootstrapServers(), "security.protocol", "PLAINTEXT"));
        ReplicationEngine engine = setup.engine("w1");

        engine.apply(setup.spec(topic));

        Problem problem = setup.awaitProblem(engine, Problem.Code.EXTERNAL_UNREACHABLE);
        assertThat(problem.message()).contains("speaks TLS");
        assertThat(problem.remedy()).contains("security.protocol");
    }
}
