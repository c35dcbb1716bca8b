package dev.tributary.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.it.kit.Clusters;
import dev.tributary.it.kit.NewerJava;
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

/** Workers come and die under load; a read-committed consumer sees every record once and in order all the same. */
@Execution(ExecutionMode.CONCURRENT)
class WorkerLossTest {
    private static final int PARTITIONS = 12;
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    @TempDir
    private Path folder;

    @Test
    void aKilledWorkersPartitionsAreTakenOverExactly() throws Exception {
        try (Clusters clusters = Clusters.start();
                Postgres store = Postgres.start(folder);
                Server survivor = Server.start(folder.resolve("survivor"), clusters.settings(store));
                ServerProcess victim = ServerProcess.start(folder.resolve("victim"), clusters.settings(store));
                TributaryClient client = survivor.client()) {
            clusters.external().createTopic("orders", PARTITIONS);
            String source;
            try (SequenceLoad load = SequenceLoad.start(clusters.external().bootstrapServers(), "orders", PARTITIONS)) {
                source = Sources.active(client, clusters.external().bootstrapServers(), "orders");
                awaitOwners(clusters, source, 2);

                victim.kill();
                awaitOwners(clusters, source, 1);
                try (ServerProcess newcomer =
                        ServerProcess.start(folder.resolve("newcomer"), clusters.settings(store))) {
                    awaitOwners(clusters, source, 2);
                    awaitMore(load);
                    assertThat(newcomer.output()).doesNotContain("ERROR");
                }
            }

            clusters.awaitCaughtUp(source, "orders", "shop.orders");
            clusters.assertExact("orders", "shop.orders");
        }
    }

    /** On another Java, too: a worker that failed may be started again after an upgrade. */
    @Test
    void aKilledOnlyWorkerGoesOnWhereItWas() throws Exception {
        try (Clusters clusters = Clusters.start()) {
            clusters.external().createTopic("orders", 3);
            Map<String, String> settings = clusters.settings();
            String source;
            try (SequenceLoad load = SequenceLoad.start(clusters.external().bootstrapServers(), "orders", 3)) {
                try (ServerProcess first = ServerProcess.start(folder, settings);
                        TributaryClient client = first.client()) {
                    source = Sources.active(client, clusters.external().bootstrapServers(), "orders");
                    client.sources().appendTopics(source, "refunds");
                    awaitMore(load);
                    first.kill();
                }

                try (ServerProcess second = ServerProcess.start(NewerJava.home(), folder, settings);
                        TributaryClient client = second.client()) {
                    awaitMore(load);
                    load.finish();
                    clusters.awaitCaughtUp(source, "orders", "shop.orders");

                    assertThat(client.sources().get(source).topics()).containsExactly("orders", "refunds");
                    clusters.assertExact("orders", "shop.orders");
                }
            }
        }
    }

    private static void awaitOwners(Clusters clusters, String source, int workers) {
        Awaitility.await(workers + " workers share all partitions")
                .atMost(PATIENCE)
                .until(
                        () -> clusters.owners(source, "shop.orders"),
                        owners -> owners.size() == PARTITIONS
                                && Set.copyOf(owners.values()).size() == workers);
    }

    private static void awaitMore(SequenceLoad load) {
        long before = load.written();
        Awaitility.await("more load").atMost(PATIENCE).until(() -> load.written() > before + 2_000);
    }
}
