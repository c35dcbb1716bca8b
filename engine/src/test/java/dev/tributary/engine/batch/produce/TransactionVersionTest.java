package dev.tributary.engine.batch.produce;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.batch.ScriptedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.common.message.EndTxnResponseData;
import org.apache.kafka.common.message.InitProducerIdResponseData;
import org.apache.kafka.common.protocol.ApiKeys;
import org.apache.kafka.common.requests.EndTxnRequest;
import org.apache.kafka.common.requests.InitProducerIdRequest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** T5: which requests a transaction needs depends on the version of transactions that the cluster tells. */
class TransactionVersionTest {
    private static final int FIRST_END_OF_SECOND_VERSION = 5;

    private WriterKit kit = kit(2);

    private static WriterKit kit(int transactionVersion) {
        // What is told is heard of when a connection is made, and the broker is asked something all the time.
        return new WriterKit(1, transactionVersion, Duration.ofSeconds(30), Map.of("metadata.max.age.ms", "50"));
    }

    @AfterEach
    void close() {
        kit.close();
    }

    private void useClusterOf(int transactionVersion) {
        kit.close();
        kit = kit(transactionVersion);
    }

    private void write(int transactions) {
        for (int i = 0; i < transactions; i++) {
            kit.write(i);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3})
    void givenAClusterThatFindsOutByItself_whenTransactionsAreCommitted_thenItIsToldOfNoPartitionAndNoGroup(
            int version) {
        useClusterOf(version);
        kit.writer.initialize();
        write(2);

        assertThat(kit.cluster.asked(ApiKeys.ADD_PARTITIONS_TO_TXN)).isZero();
        assertThat(kit.cluster.asked(ApiKeys.ADD_OFFSETS_TO_TXN)).isZero();
        assertThat(kit.cluster.asked(ApiKeys.END_TXN)).isEqualTo(2);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void givenAnOldCluster_whenTransactionsAreCommitted_thenItIsToldOfPartitionsAndGroupOnceInEach(int version) {
        useClusterOf(version);
        kit.writer.initialize();
        kit.writer.begin();
        kit.appendAndAwait(0, kit.internal);
        kit.appendAndAwait(1, kit.internal);
        kit.commit(2).await();
        kit.write(2);

        assertThat(kit.cluster.asked(ApiKeys.ADD_PARTITIONS_TO_TXN)).isEqualTo(2);
        assertThat(kit.cluster.asked(ApiKeys.ADD_OFFSETS_TO_TXN)).isEqualTo(2);
        assertThat(kit.cluster.asked(ApiKeys.END_TXN)).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({"1, 2", "0, 2", "2, 1", "2, 0"})
    void givenAClusterWhoseVersionChanges_whenTransactionsBegin_thenEachProducerBeginsOneEpochBeforeItUsesTheOther(
            int before, int after) {
        useClusterOf(before);
        List<String> asked = new CopyOnWriteArrayList<>();
        record(asked, kit.cluster);
        kit.writer.initialize();
        write(2);
        asked.clear();

        change(after);
        // One more than there are names, so one comes again.
        write(5);

        boolean toSecond = after >= 2;
        assertThat(asked)
                .containsExactly(
                        "tx/3 begins an epoch",
                        ends("tx/3", toSecond),
                        "tx/4 begins an epoch",
                        ends("tx/4", toSecond),
                        "tx begins an epoch",
                        ends("tx", toSecond),
                        "tx/2 begins an epoch",
                        ends("tx/2", toSecond),
                        ends("tx/3", toSecond));
        long told = toSecond ? 2 : 5;
        assertThat(kit.cluster.asked(ApiKeys.ADD_PARTITIONS_TO_TXN)).isEqualTo(told);
        assertThat(kit.cluster.asked(ApiKeys.ADD_OFFSETS_TO_TXN)).isEqualTo(told);
    }

    private static void record(List<String> asked, ScriptedCluster cluster) {
        cluster.answer(ApiKeys.INIT_PRODUCER_ID, request -> {
            asked.add(((InitProducerIdRequest) request).data().transactionalId() + " begins an epoch");
            return new InitProducerIdResponseData().setProducerId(7);
        });
        cluster.answer(ApiKeys.END_TXN, request -> {
            asked.add(ends(
                    ((EndTxnRequest) request).data().transactionalId(),
                    request.version() >= FIRST_END_OF_SECOND_VERSION));
            return new EndTxnResponseData();
        });
    }

    private static String ends(String name, boolean inSecondVersion) {
        return name + " ends a transaction of the " + (inSecondVersion ? "second" : "first") + " version";
    }

    /** Returns once the writer must have heard of it. */
    private void change(int version) {
        kit.cluster.transactionVersion(version);
        long connected = kit.cluster.asked(ApiKeys.API_VERSIONS);
        kit.cluster.disconnect();
        Awaitility.await().until(() -> kit.cluster.asked(ApiKeys.API_VERSIONS) > connected);
        long asked = kit.cluster.asked(ApiKeys.METADATA);
        Awaitility.await().until(() -> kit.cluster.asked(ApiKeys.METADATA) > asked + 1);
    }
}
