package dev.tributary.it.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.Source;
import dev.tributary.it.kit.Clusters;
import dev.tributary.it.kit.SequenceLoad;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A second state appends a topic to a source whose records flow. */
@ExtendWith(WithTerraform.class)
class AppendWhileRecordsFlowTest {
    private static final int PARTITIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    private final TerraformWorld world;

    AppendWhileRecordsFlowTest(TerraformWorld world) {
        this.world = world;
    }

    @Test
    void givenRecordsThatFlow_whenATopicIsAppended_thenItsRecordsArriveAndTheOthersNeverPause() throws Exception {
        Clusters clusters = world.clusters();
        String brokers = clusters.external().bootstrapServers();
        clusters.external().createTopic("flow-orders", PARTITIONS);
        clusters.external().createTopic("flow-refunds", 1);
        Terraform owner = world.attached(folder.resolve("owner")).configured("""
                        resource "tributary_source_kafkadirect" "flow" {
                          name               = "flow"
                          topic_prefix       = "flow"
                          topic_include_list = "flow-orders"
                          bootstrap_servers  = "%s"
                          wait_for_status    = "Active"
                        }
                        """.formatted(brokers));
        Terraform team = world.attached(folder.resolve("team")).configured("""
                        data "tributary_source_kafkadirect" "flow" {
                          name = "flow"
                        }
                        resource "tributary_source_topics" "flow" {
                          source_id = data.tributary_source_kafkadirect.flow.id
                          topics    = ["flow-refunds"]
                        }
                        """);
        String id;
        String internal = clusters.internal().bootstrapServers();
        try (SequenceLoad orders = SequenceLoad.start(brokers, "flow-orders", PARTITIONS);
                SequenceLoad refunds = SequenceLoad.start(brokers, "flow-refunds", 1);
                Arrivals ordersArrive = Arrivals.in(internal, "flow.flow-orders");
                Arrivals refundsArrive = Arrivals.in(internal, "flow.flow-refunds")) {
            owner.apply();
            id = world.client().sources().findByName("flow").map(Source::id).orElseThrow();
            Awaitility.await("orders").atMost(PATIENCE).until(() -> ordersArrive.records() > 5_000);
            Map<Integer, String> before = clusters.owners(id, "flow.flow-orders");

            ordersArrive.begin();
            long began = System.nanoTime();
            team.apply();
            Awaitility.await("refunds").atMost(PATIENCE).until(() -> refundsArrive.records() > 0);
            Duration gap = ordersArrive.longestGap();
            Duration untilFirst = Duration.ofNanos(System.nanoTime() - began);

            assertThat(gap).as("no partition waits for the appended topic").isLessThan(untilFirst);
            assertThat(clusters.owners(id, "flow.flow-orders"))
                    .isEqualTo(before)
                    .hasSize(PARTITIONS);
            assertThat(orders.written()).isPositive();
            assertThat(refunds.written()).isPositive();
        }
        owner.planIsEmpty();
        team.planIsEmpty();
        for (String topic : new String[] {"flow-orders", "flow-refunds"}) {
            clusters.awaitCaughtUp(id, topic, "flow." + topic);
            assertThat(clusters.verify(topic, "flow." + topic).firstDifferences())
                    .isEmpty();
        }
        team.destroy();
        owner.destroy();
    }
}
