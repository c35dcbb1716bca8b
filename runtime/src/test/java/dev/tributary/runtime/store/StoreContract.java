package dev.tributary.runtime.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What holds of sources and transactions in every kind of store. */
abstract class StoreContract {
    @TempDir
    Path dataDir = Path.of("");

    private final List<Store> stores = new ArrayList<>();
    private @Nullable StoreSettings settings;

    abstract StoreSettings settings(Path folder) throws Exception;

    @BeforeEach
    void openTheStore() throws Exception {
        settings = settings(dataDir);
        open();
    }

    @AfterEach
    void closeTheStores() {
        stores.forEach(Store::close);
    }

    /** The store that each test starts with. */
    final Store store() {
        return stores.get(0);
    }

    /** Another store of the same place. */
    final Store open() {
        Store opened = Store.open(Objects.requireNonNull(settings));
        stores.add(opened);
        return opened;
    }

    @Test
    void aSourceComesBackAsItWasStored() {
        StoredSource source = StoredSources.named("a1", "orders");
        insert(source);

        var found = store().read(tables -> tables.sources().find("a1"));

        assertThat(found).contains(source);
    }

    @Test
    void aReaderAndLateWritersAreServedWhileManyWritersHoldOneSource() throws Exception {
        insert(StoredSources.named("a1", "orders"));
        int writers = 40;
        ExecutorService threads = Executors.newFixedThreadPool(writers);
        CountDownLatch letGo = new CountDownLatch(1);
        try {
            List<Future<Integer>> held = new ArrayList<>();
            for (int writer = 0; writer < writers; writer++) {
                held.add(threads.submit(() -> store().write(tables -> {
                    tables.sources().lock("a1");
                    awaitUninterruptibly(letGo);
                    return 1;
                })));
            }

            var found = store().read(tables -> tables.sources().find("a1"));
            letGo.countDown();

            assertThat(found).isPresent();
            for (Future<Integer> writer : held) {
                assertThat(writer.get()).isEqualTo(1);
            }
        } finally {
            letGo.countDown();
            threads.shutdownNow();
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void aTakenNameIsADuplicate() {
        insert(StoredSources.named("a1", "orders"));

        assertThatThrownBy(() -> insert(StoredSources.named("a2", "orders")))
                .isInstanceOf(StoreException.Duplicate.class);
    }

    @Test
    void renamingToATakenNameIsADuplicate() {
        insert(StoredSources.named("a1", "orders"));
        insert(StoredSources.named("a2", "payments"));

        assertThatThrownBy(() -> store().write(tables -> {
                    tables.sources().update(StoredSources.named("a2", "orders"));
                    return 0;
                }))
                .isInstanceOf(StoreException.Duplicate.class);
    }

    @Test
    void aTransactionThatFailsLeavesNothing() {
        assertThatThrownBy(() -> store().write(tables -> {
                    tables.sources().insert(StoredSources.named("a1", "orders"));
                    throw new IllegalStateException("half way");
                }))
                .hasMessage("half way");

        var found = store().read(tables -> tables.sources().all());

        assertThat(found).isEmpty();
    }

    @Test
    void changesMadeAtOnceAreNotLost() throws Exception {
        insert(StoredSources.named("a1", "orders"));
        int changes = 40;

        atOnce(changes, store());

        var found =
                store().read(tables -> tables.sources().find("a1").orElseThrow().version());

        assertThat(found).isEqualTo(1 + changes);
    }

    @Test
    void theVersionsOfAllSourcesAreListed() {
        insert(StoredSources.named("a1", "orders"));
        insert(StoredSources.named("a2", "payments"));

        var found = store().read(tables -> tables.sources().versions());

        assertThat(found).containsExactlyInAnyOrder(new SourceVersion("a1", 1), new SourceVersion("a2", 1));
    }

    @Test
    void aDeletedSourceTakesItsSecretsAndListsAlong() {
        insert(StoredSources.named("a1", "orders"));
        store().write(tables -> {
            tables.secrets().replace("a1", Map.of("sasl.password", "envelope"));
            tables.topicLists().append("a1", TopicList.OWNER, "team", List.of("x"), "c", StoredSources.THEN);
            tables.sources().delete("a1");
            return 0;
        });
        insert(StoredSources.named("a1", "orders"));

        var found = store().read(tables ->
                tables.secrets().of("a1").size() + tables.topicLists().of("a1").size());

        assertThat(found).isZero();
    }

    @Test
    void secretsAreReplacedAsAWhole() {
        insert(StoredSources.named("a1", "orders"));
        store().write(tables -> {
            tables.secrets().replace("a1", Map.of("sasl.password", "1", "ssl.client.key", "2"));
            tables.secrets().replace("a1", Map.of("ssl.client.key", "3"));
            return 0;
        });

        var found = store().read(tables -> tables.secrets().of("a1"));

        assertThat(found).containsExactly(Map.entry("ssl.client.key", "3"));
    }

    @Test
    void aStoreThatIsOpenedAgainHoldsWhatWasStored() {
        insert(StoredSources.named("a1", "orders"));
        store().close();

        var found = open().read(tables -> tables.sources().isNamed("orders"));

        assertThat(found).isTrue();
    }

    @Test
    void aFactIsWrittenOnce() {
        boolean first = store().write(tables -> tables.state().putIfAbsent("k", "1"));
        boolean second = store().write(tables -> tables.state().putIfAbsent("k", "2"));

        assertThat(List.of(first, second, store().read(tables -> tables.state().get("k"))))
                .containsExactly(true, false, "1");
    }

    final void insert(StoredSource source) {
        store().write(tables -> {
            tables.sources().insert(source);
            return 0;
        });
    }

    /** Raises the version of source a1 so many times, from several threads, by reading and writing. */
    static void atOnce(int changes, Store... stores) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<?>> results = new ArrayList<>();
            for (int i = 0; i < changes; i++) {
                Store store = stores[i % stores.length];
                results.add(threads.submit(() -> store.write(tables -> {
                    StoredSource source = tables.sources().lock("a1").orElseThrow();
                    tables.sources().update(source.wanting("Active", StoredSources.THEN));
                    return 0;
                })));
            }
            for (Future<?> result : results) {
                result.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
