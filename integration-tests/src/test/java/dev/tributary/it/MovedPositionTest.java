package dev.tributary.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.SourceProblem;
import dev.tributary.it.kit.Clusters;
import dev.tributary.it.kit.CommandProcess;
import dev.tributary.it.kit.Server;
import dev.tributary.it.kit.Sources;
import dev.tributary.sdk.TributaryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** A partition that is blocked goes on once somebody has done what its remedy says. */
@Execution(ExecutionMode.CONCURRENT)
class MovedPositionTest {
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    private static final Pattern COMMAND = Pattern.compile("\\(\\./tributary (position set [^)]*)\\)");

    @TempDir
    private Path folder;

    @Test
    void theRemedyOfABlockedPartitionIsACommandThatLeadsOn() throws Exception {
        try (Clusters clusters = Clusters.start();
                Server server = Server.start(folder, clusters.settings());
                TributaryClient client = server.client()) {
            clusters.external().createTopic("orders", 1);
            write(clusters, 10);
            String source = Sources.active(client, clusters.external().bootstrapServers(), "orders");
            clusters.awaitCaughtUp(source, "orders", "shop.orders");
            client.sources().pause(source);
            clusters.awaitNobodyCopies(source);
            // More than the internal topic has offsets.
            write(clusters, 200);
            clusters.deleteExternalBefore("orders", 0, 190);
            client.sources().resume(source);
            String remedy = awaitRemedy(client, source);

            client.sources().pause(source);
            String said = run(clusters, remedy.replace("EXTERNAL_OFFSET", "190"));
            client.sources().resume(source);

            assertThat(said).contains("shop.orders-0: 10 -> 190");
            clusters.awaitCaughtUp(source, "orders", "shop.orders");
            assertThat(clusters.verify("orders", "shop.orders").internalRecords())
                    .isEqualTo(30);
            Awaitility.await("no problem any more")
                    .atMost(PATIENCE)
                    .until(() -> problems(client, source).isEmpty());
        }
    }

    /** The command that the problem of the blocked partition tells. */
    private static String awaitRemedy(TributaryClient client, String source) {
        SourceProblem problem = Awaitility.await("the problem")
                .atMost(PATIENCE)
                .until(
                        () -> problems(client, source).stream()
                                .filter(seen -> "external_offset_out_of_range".equals(seen.code()))
                                .toList(),
                        problems -> !problems.isEmpty())
                .get(0);
        Matcher command = COMMAND.matcher(Objects.requireNonNull(problem.remedy()));
        assertThat(command.find()).as(problem.remedy()).isTrue();
        return command.group(1);
    }

    private static List<SourceProblem> problems(TributaryClient client, String source) {
        List<SourceProblem> problems = client.sources().get(source).problems();
        return problems == null ? List.of() : problems;
    }

    private String run(Clusters clusters, String command) throws InterruptedException {
        try (CommandProcess process =
                CommandProcess.start(folder.resolve("command"), clusters.settings(), command.split(" "))) {
            assertThat(process.awaitExit(PATIENCE)).as(process.output()).isZero();
            return process.output();
        }
    }

    private static void write(Clusters clusters, int records) throws InterruptedException, ExecutionException {
        try (KafkaProducer<byte[], byte[]> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", clusters.external().bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer())) {
            for (int record = 0; record < records; record++) {
                producer.send(new ProducerRecord<>("orders", 0, null, new byte[] {(byte) record}))
                        .get();
            }
        }
    }
}
