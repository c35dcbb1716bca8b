package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tributary.engine.kit.Cluster;
import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.EmbeddedCluster;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.Setup;
import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** An external cluster that wants a login and does not allow everything. */
@OnBrokers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ExternalRightsTest {
    private static final String OWNER = "owner";
    private static final String READER = "reader";

    private final Clusters clusters;
    private final EmbeddedCluster owned;
    private final Cluster guarded;
    private Setup setup;
    private final Feed feed;
    private String topic;

    ExternalRightsTest(Clusters clusters) {
        this.clusters = clusters;
        EmbeddedKafka kafka = EmbeddedKafka.builder()
                .securityProtocol(SecurityProtocol.SASL_PLAINTEXT)
                .user(OWNER, "owner-secret")
                .user(READER, "reader-secret")
                .property("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
                .property("allow.everyone.if.no.acl.found", "true")
                .property("super.users", "User:ANONYMOUS;User:" + OWNER)
                .start();
        this.owned = new EmbeddedCluster(kafka, Cluster.login(OWNER, "owner-secret"));
        this.guarded = new Cluster(kafka.bootstrapServers(), Cluster.login(READER, "reader-secret"));
        this.setup = new Setup(guarded, clusters.internal());
        this.feed = owned.feed();
        this.topic = Clusters.unique("orders");
    }

    @BeforeEach
    void fill() {
        setup = new Setup(guarded, clusters.internal());
        topic = Clusters.unique("orders");
        owned.createTopic(topic, 1);
        feed.numbers(topic, 0, 0, 10);
    }

    @AfterEach
    void letGo() {
        setup.close();
    }

    @AfterAll
    void close() {
        feed.close();
        guarded.close();
        owned.close();
    }

    @Test
    void givenTheRightPasswordWhenStartedThenRecordsFlow() {
        setup.running("w1", topic);

        setup.awaitSame(topic);
    }

    @Test
    void givenAWrongPasswordWhenStartedThenAuthenticationFailsWithoutTellingIt() {
        setup.externalProperties(
                new Cluster(owned.bootstrapServers(), Cluster.login(READER, "wrong-secret")).clientProperties());
        ReplicationEngine engine = setup.engine("w1");

        engine.apply(setup.spec(topic));

        Problem problem = setup.awaitProblem(engine, Problem.Code.EXTERNAL_AUTHENTICATION);
        assertThat(problem.message()).doesNotContain("wrong-secret");
    }

    @Test
    void givenATopicThatMayNotBeReadWhenStartedThenItIsAProblemOfItsOwnAndTheOthersFlow() {
        String secret = Clusters.unique("secret");
        owned.createTopic(secret, 1);
        owned.deny(READER, ResourceType.TOPIC, secret, AclOperation.READ);
        feed.numbers(secret, 0, 0, 10);
        ReplicationEngine engine = setup.engine("w1");
        engine.apply(setup.spec(secret, topic));

        Problem problem = setup.awaitProblem(engine, Problem.Code.EXTERNAL_AUTHORIZATION);
        setup.awaitSame(topic);

        assertThat(problem.externalTopic()).isEqualTo(secret);
    }

    @Test
    void givenATopicThatMayNotBeReadWhenTheRightIsGrantedThenItFlows() {
        owned.deny(READER, ResourceType.TOPIC, topic, AclOperation.READ);
        ReplicationEngine engine = setup.engine("w1");
        engine.apply(setup.spec(topic));
        setup.awaitProblem(engine, Problem.Code.EXTERNAL_AUTHORIZATION);

        owned.forgive(READER, ResourceType.TOPIC, topic, AclOperation.READ);

        setup.awaitSame(topic);
        setup.awaitState(engine, ReplicationStatus.State.RUNNING);
    }

    @Test
    void givenATopicThatIsNotShownWhenStartedThenItIsAProblemOfItsOwn() {
        owned.deny(READER, ResourceType.TOPIC, topic, AclOperation.DESCRIBE);
        ReplicationEngine engine = setup.engine("w1");

        engine.apply(setup.spec(topic));

        assertThat(setup.awaitProblem(engine, Problem.Code.EXTERNAL_AUTHORIZATION)
                        .externalTopic())
                .isEqualTo(topic);
    }

    @Test
    void givenSettingsAreNotShownWhenStartedThenTheInternalTopicHasDefaultsAndRecordsFlow() {
        String compacted = Clusters.unique("compacted");
        owned.createTopic(compacted, 1, Map.of("cleanup.policy", "compact"));
        owned.deny(READER, ResourceType.TOPIC, compacted, AclOperation.DESCRIBE_CONFIGS);
        feed.numbers(compacted, 0, 0, 10);

        setup.running("w1", compacted);

        setup.awaitCopied(compacted, 10);
        assertThat(clusters.internal().config(setup.copyOf(compacted), "cleanup.policy"))
                .isEqualTo("delete");
    }

    @Test
    void givenTheGroupMayNotBeUsedWhenRunningThenNothingIsWrong() {
        owned.deny(READER, ResourceType.GROUP, setup.groupId(), AclOperation.READ);

        ReplicationEngine engine = setup.running("w1", topic);

        setup.awaitCopied(topic, 10);
        assertThat(setup.status(engine).problems()).isEmpty();
    }

    @Test
    void givenRightsOnSomeTopicsWhenProbedThenEachOtherTopicFailsWithTheRightToGrant() {
        String unread = Clusters.unique("unread");
        String hidden = Clusters.unique("hidden");
        owned.createTopic(unread, 1);
        owned.createTopic(hidden, 1);
        owned.deny(READER, ResourceType.TOPIC, unread, AclOperation.READ);
        owned.deny(READER, ResourceType.TOPIC, hidden, AclOperation.DESCRIBE);

        ConnectionReport report = probe(
                guarded,
                new TopicMapping(topic, "copy." + topic),
                new TopicMapping(unread, "copy." + unread),
                new TopicMapping(hidden, "copy." + hidden));

        assertThat(report.checks())
                .filteredOn(check -> !check.passed())
                .extracting(ConnectionReport.Check::externalTopic, ConnectionReport.Check::remedy)
                .containsExactly(
                        tuple(unread, "Grant READ on the topic to the user of the external connection."),
                        tuple(hidden, "Grant DESCRIBE and READ on the topic to the user of the external connection."));
        assertThat(report.partitions()).containsKeys(topic, unread).doesNotContainKey(hidden);
    }

    @Test
    void givenAWrongPasswordWhenProbedThenAuthenticationFailsWithoutTellingIt() {
        ConnectionReport report = probe(new Cluster(owned.bootstrapServers(), Cluster.login(READER, "wrong-secret")));

        assertThat(report.checks()).last().satisfies(check -> {
            assertThat(check.step()).isEqualTo(ConnectionReport.Step.AUTHENTICATION);
            assertThat(check.remedy()).contains("Correct the credentials");
        });
        assertThat(report.toString()).doesNotContain("wrong-secret");
    }

    private ConnectionReport probe(Cluster external, TopicMapping... topics) {
        return ReplicationEngines.probe(clusters.internal().clientProperties())
                .look(external.clientProperties(), List.of(topics));
    }
}
