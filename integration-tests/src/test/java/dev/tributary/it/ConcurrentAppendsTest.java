package dev.tributary.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.EffectiveTopic;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.KafkaDirectConfig;
import dev.tributary.api.model.kafkadirect.TopicLists;
import dev.tributary.it.kit.Postgres;
import dev.tributary.it.kit.Server;
import dev.tributary.sdk.TributaryClient;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Fifty callers append a thousand topics to one source at once: none lost, none doubled, the base list untouched. */
@Execution(ExecutionMode.CONCURRENT)
class ConcurrentAppendsTest {
    private static final int THREADS = 50;
    private static final int TOPICS_EACH = 20;
    private static final int AT_ONCE = 4;
    private static final String BASE = " accounts,ledger ,";
    private static final Map<String, String> NO_KAFKA = Map.of("TRIBUTARY_INTERNAL_BOOTSTRAP_SERVERS", "127.0.0.1:1");

    @TempDir
    private Path folder;

    @Test
    void oneServerLosesNoAppend() throws Exception {
        try (Server server = Server.start(folder, NO_KAFKA);
                TributaryClient client = server.client()) {
            Source source = create(client);

            appendFromAllThreads(List.of(client), id(source));

            assertNothingLost(client, id(source));
        }
    }

    @Test
    void twoServersOnOneStoreLoseNoAppend() throws Exception {
        try (Postgres store = Postgres.start(folder);
                Server first = Server.start(folder.resolve("first"), on(store));
                Server second = Server.start(folder.resolve("second"), on(store));
                TributaryClient one = first.client();
                TributaryClient other = second.client()) {
            Source source = create(one);

            appendFromAllThreads(List.of(one, other), id(source));

            assertNothingLost(other, id(source));
        }
    }

    private static Map<String, String> on(Postgres store) {
        Map<String, String> settings = new HashMap<>(NO_KAFKA);
        settings.putAll(store.settings());
        return settings;
    }

    private static Source create(TributaryClient client) {
        SourceConfig config = KafkaDirectConfig.builder()
                .topicPrefix("shop")
                .addBootstrapServers("127.0.0.1:1")
                .build()
                .toSourceConfig()
                .with("topic.include.list", BASE);
        return client.sources().create("busy", KafkaDirectConfig.from(config));
    }

    private static void appendFromAllThreads(List<TributaryClient> clients, String sourceId)
            throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Void>> callers = new ArrayList<>();
            for (int thread = 0; thread < THREADS; thread++) {
                callers.add(caller(clients.get(thread % clients.size()), sourceId, thread));
            }
            for (Future<Void> caller : threads.invokeAll(callers)) {
                caller.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    private static Callable<Void> caller(TributaryClient client, String sourceId, int thread) {
        return () -> {
            List<String> topics = topicsOf(thread);
            for (int first = 0; first < TOPICS_EACH; first += AT_ONCE) {
                client.sources()
                        .appendTopics(
                                sourceId, topics.subList(first, first + AT_ONCE).toArray(String[]::new));
            }
            return null;
        };
    }

    private static void assertNothingLost(TributaryClient client, String sourceId) {
        List<String> effective = client.sources().effectiveTopics(sourceId).topics().stream()
                .map(EffectiveTopic::name)
                .toList();
        SourceConfig config =
                Objects.requireNonNull(client.sources().get(sourceId).config());
        List<String> appended =
                TopicLists.parse(Objects.requireNonNull(config.text("topic.include.list.user.defined")));

        assertThat(config.text("topic.include.list")).isEqualTo(BASE);
        assertThat(effective).startsWith("accounts", "ledger").doesNotHaveDuplicates();
        assertThat(effective.subList(2, effective.size())).isEqualTo(appended);
        assertThat(appended).hasSize(THREADS * TOPICS_EACH);
        for (int thread = 0; thread < THREADS; thread++) {
            assertThat(appended).containsSubsequence(topicsOf(thread));
        }
    }

    private static List<String> topicsOf(int thread) {
        return IntStream.range(0, TOPICS_EACH)
                .mapToObj(number -> "topic-" + thread + "-" + number)
                .toList();
    }

    private static String id(Source source) {
        return Objects.requireNonNull(source.id());
    }
}
