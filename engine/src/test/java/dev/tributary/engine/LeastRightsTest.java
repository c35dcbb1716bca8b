package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.kit.Cluster;
import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.EmbeddedCluster;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.Setup;
import dev.tributary.kafka.embedded.EmbeddedKafka;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.resource.ResourceType;
import org.apache.kafka.common.security.auth.SecurityProtocol;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Clusters that allow nothing but what docs/operations.md asks for. */
@OnBrokers
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LeastRightsTest {
    private static final String OWNER = "owner";
    private static final String READER = "reader";
    private static final String WORKER = "worker";

    private final EmbeddedKafka kafka = EmbeddedKafka.builder()
            .securityProtocol(SecurityProtocol.SASL_PLAINTEXT)
            .user(OWNER, "owner-secret")
            .user(READER, "reader-secret")
            .user(WORKER, "worker-secret")
            .property("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer")
            .property("super.users", "User:ANONYMOUS;User:" + OWNER)
            .start();
    private final EmbeddedCluster owned = new EmbeddedCluster(kafka, Cluster.login(OWNER, "owner-secret"));
    private final Cluster external = new Cluster(kafka.bootstrapServers(), Cluster.login(READER, "reader-secret"));
    private final Cluster internal = new Cluster(kafka.bootstrapServers(), Cluster.login(WORKER, "worker-secret"));
    private final Setup setup = new Setup(external, internal);

    @AfterAll
    void close() {
        setup.close();
        external.close();
        internal.close();
        owned.close();
    }

    @Test
    void givenTheDocumentedRights_whenATopicIsCopiedAndGrows_thenNothingIsMissing() {
        String topic = Clusters.unique("orders");
        owned.createTopic(topic, 1);
        owned.allow(READER, ResourceType.TOPIC, topic, AclOperation.READ, AclOperation.DESCRIBE_CONFIGS);
        owned.allow(
                WORKER,
                ResourceType.TOPIC,
                "copy.",
                AclOperation.CREATE,
                AclOperation.WRITE,
                AclOperation.READ,
                AclOperation.ALTER,
                AclOperation.DESCRIBE_CONFIGS);
        owned.allow(WORKER, ResourceType.GROUP, "tributary-", AclOperation.READ);
        owned.allow(WORKER, ResourceType.TRANSACTIONAL_ID, "tributary-", AclOperation.WRITE);

        ReplicationEngine engine = setup.running("w1", topic);
        try (Feed feed = owned.feed()) {
            feed.numbers(topic, 0, 0, 10);
            setup.awaitSame(topic);
            owned.grow(topic, 2);
            feed.numbers(topic, 1, 10, 20);
        }

        setup.awaitSame(topic);
        assertThat(setup.status(engine).problems()).isEmpty();
    }
}
