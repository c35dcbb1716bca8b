package dev.tributary.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.it.kit.Clusters;
import dev.tributary.it.kit.Postgres;
import dev.tributary.it.kit.SequenceLoad;
import dev.tributary.it.kit.Server;
import dev.tributary.it.kit.ServerProcess;
import dev.tributary.it.kit.Sources;
import dev.tributary.sdk.TributaryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A running source changes; what already flows does not notice. */
@Execution(ExecutionMode.CONCURRENT)
class LiveChangeTest {
    private static final int PARTITIONS = 6;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void anAppendedTopicFlowsAndNoOtherPartitionMoves() throws Exception {
        try (Clusters clusters = Clusters.start();
                Postgres store = Postgres.start(folder);
                ServerProcess one = ServerProcess.start(folder.resolve("one"), clusters.settings(store));
                Server other = Server.start(folder.resolve("other"), clusters.settings(store));
                TributaryClient declaring = one.client();
                TributaryClient appending = other.client()) {
            clusters.external().createTopic("orders", PARTITIONS);
            clusters.external().createTopic("shipments", 2);
            String external = clusters.external().bootstrapServers();
            String source;
            try (SequenceLoad orders = SequenceLoad.start(external, "orders", PARTITIONS);
                    SequenceLoad shipments = SequenceLoad.start(external, "shipments", 2)) {
                source = Sources.active(declaring, external, "orders");
                Map<Integer, String> before = awaitSharedOwners(clusters, source);

                appending.sources().appendTopics(source, "shipments");
                Awaitility.await("owners of the appended topic")
                        .atMost(PATIENCE)
                        .until(() -> clusters.owners(source, "shop.shipments").size() == 2);

                assertThat(clusters.owners(source, "shop.orders")).isEqualTo(before);
                assertThat(orders.written()).isPositive();
                assertThat(shipments.written()).isPositive();
                assertThat(declaring.sources().get(source).problems()).isNullOrEmpty();
                assertThat(one.output()).doesNotContain("ERROR");
            }
            for (String topic : Set.of("orders", "shipments")) {
                clusters.awaitCaughtUp(source, topic, "shop." + topic);
                assertThat(clusters.verify(topic, "shop." + topic).firstDifferences())
                        .isEmpty();
            }
        }
    }

    @Test
    void anAddedPartitionIsFollowedFromItsBeginning() throws Exception {
        try (Clusters clusters = Clusters.start();
                Server server = Server.start(folder, clusters.settings());
                TributaryClient client = server.client()) {
            clusters.external().createTopic("orders", 2);
            String source = Sources.active(client, clusters.external().bootstrapServers(), "orders");

            clusters.growExternal("orders", 4);
            try (SequenceLoad load = SequenceLoad.start(clusters.external().bootstrapServers(), "orders", 4)) {
                Awaitility.await("load on all partitions").atMost(PATIENCE).until(() -> load.written() > 1_000);
            }

            clusters.awaitCaughtUp(source, "orders", "shop.orders");
            assertThat(clusters.verify("orders", "shop.orders").firstDifferences())
                    .isEmpty();
        }
    }

    private static Map<Integer, String> awaitSharedOwners(Clusters clusters, String source) {
        return Awaitility.await("both workers own partitions")
                .atMost(PATIENCE)
                .until(
                        () -> clusters.owners(source, "shop.orders"),
                        owners -> owners.size() == PARTITIONS
                                && Set.copyOf(owners.values()).size() == 2);
    }
}
