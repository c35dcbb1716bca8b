package dev.tributary.kafka.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("brokers")
class EmbeddedKafkaTest {

    @Test
    void givenStartedBroker_whenRecordsAreSent_thenTheyCanBeRead() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().start()) {
            kafka.createTopic("orders", 1);

            Records.send(kafka, "orders", "a", "b");

            assertThat(Records.committed(kafka, "orders")).containsExactly("a", "b");
        }
    }

    @Test
    void givenRecords_whenBrokerStopsAndStarts_thenTheyAreStillThereAtTheSameAddress() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().start()) {
            kafka.createTopic("orders", 1);
            Records.send(kafka, "orders", "a");
            String address = kafka.bootstrapServers();

            kafka.stop();
            kafka.start();

            assertThat(kafka.bootstrapServers()).isEqualTo(address);
            assertThat(Records.committed(kafka, "orders")).containsExactly("a");
        }
    }

    @Test
    void givenRecords_whenBrokerIsKilledAndStarts_thenItRecoversThem() throws Exception {
        try (EmbeddedKafka kafka =
                EmbeddedKafka.builder().properties(ShortSession.PROPERTIES).start()) {
            kafka.createTopic("orders", 1);
            Records.send(kafka, "orders", "a");

            kafka.kill();
            assertThat(kafka.dataFolder().resolve(".kafka_cleanshutdown")).doesNotExist();
            kafka.start();
            Records.send(kafka, "orders", "b");

            assertThat(Records.committed(kafka, "orders")).containsExactly("a", "b");
        }
    }

    @Test
    void givenRunningBroker_whenKilled_thenItIsNotRunning() {
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().start()) {
            kafka.kill();

            assertThat(kafka.isRunning()).isFalse();
        }
    }

    @Test
    void givenDataFolder_whenAnotherBrokerIsBuiltOnIt_thenItIsTheSameCluster(@TempDir Path folder) throws Exception {
        String clusterId;
        try (EmbeddedKafka first = EmbeddedKafka.builder().dataFolder(folder).start()) {
            first.createTopic("orders", 1);
            Records.send(first, "orders", "a");
            clusterId = first.clusterId();
        }

        try (EmbeddedKafka second = EmbeddedKafka.builder().dataFolder(folder).start()) {
            assertThat(second.clusterId()).isEqualTo(clusterId);
            assertThat(Records.committed(second, "orders")).containsExactly("a");
        }
    }

    @Test
    void givenDataFolderInUse_whenAnotherBrokerIsBuiltOnIt_thenItSaysSoAndTheFirstServesOn(@TempDir Path folder)
            throws Exception {
        try (EmbeddedKafka first = EmbeddedKafka.builder().dataFolder(folder).start()) {
            EmbeddedKafka.Builder second = EmbeddedKafka.builder().dataFolder(first.dataFolder());

            assertThatThrownBy(second::start)
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessageContaining(folder + " is in use");
            first.createTopic("orders", 1);
            Records.send(first, "orders", "a");
            assertThat(first.isRunning()).isTrue();
        }
    }

    @Test
    void givenEphemeralBroker_whenClosed_thenItsFolderIsGone() {
        EmbeddedKafka kafka = EmbeddedKafka.builder().start();

        kafka.close();

        assertThat(kafka.dataFolder()).doesNotExist();
    }

    @Test
    void givenTwoBrokers_whenBothRun_thenEachHasItsOwnDataAndIdentity() throws Exception {
        try (EmbeddedKafka external = EmbeddedKafka.builder().start();
                EmbeddedKafka internal = EmbeddedKafka.builder().start()) {
            external.createTopic("orders", 1);
            internal.createTopic("orders", 1);

            Records.send(external, "orders", "outside");
            Records.send(internal, "orders", "inside");

            assertThat(external.clusterId()).isNotEqualTo(internal.clusterId());
            assertThat(Records.committed(external, "orders")).containsExactly("outside");
            assertThat(Records.committed(internal, "orders")).containsExactly("inside");
        }
    }

    @Test
    void givenTwoBrokers_whenOneIsClosed_thenTheOtherServesOn() throws Exception {
        try (EmbeddedKafka survivor = EmbeddedKafka.builder().start()) {
            EmbeddedKafka.builder().start().close();

            survivor.createTopic("orders", 1);
            Records.send(survivor, "orders", "a");

            assertThat(Records.committed(survivor, "orders")).containsExactly("a");
        }
    }

    @Test
    void givenPortInUse_whenStarted_thenTheErrorNamesThePortAndNothingIsLeft(@TempDir Path folder) throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            EmbeddedKafka.Builder builder =
                    EmbeddedKafka.builder().dataFolder(folder.resolve("data")).port(taken.getLocalPort());

            assertThatThrownBy(builder::start)
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " on 127.0.0.1 is in use");
        }
    }

    @Test
    void givenABrokerPropertyKafkaRefuses_whenStarted_thenTheErrorNamesIt() {
        EmbeddedKafka.Builder builder = EmbeddedKafka.builder().property("log.cleaner.threads", "many");

        assertThatThrownBy(builder::start)
                .isInstanceOf(EmbeddedKafkaException.class)
                .hasMessageContaining("log.cleaner.threads")
                .hasMessageContaining("many");
    }

    @Test
    void givenTransactions_whenOneCommitsAndOneAborts_thenOnlyTheCommittedIsRead() throws Exception {
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().start()) {
            kafka.createTopic("orders", 1);
            try (KafkaProducer<String, String> producer = Records.producer(kafka, Map.of("transactional.id", "t"))) {
                producer.initTransactions();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("orders", "kept")).get();
                producer.commitTransaction();
                producer.beginTransaction();
                producer.send(new ProducerRecord<>("orders", "dropped")).get();
                producer.abortTransaction();
            }

            assertThat(Records.committed(kafka, "orders")).containsExactly("kept");
        }
    }

    @Test
    void givenAnExistingTopic_whenCreatedAgain_thenTheErrorNamesIt() {
        try (EmbeddedKafka kafka = EmbeddedKafka.builder().start()) {
            kafka.createTopic("orders", 1);

            assertThatThrownBy(() -> kafka.createTopic("orders", 1))
                    .isInstanceOf(EmbeddedKafkaException.class)
                    .hasMessageContaining("orders");
        }
    }

    @Test
    void givenClosedBroker_whenStarted_thenItSaysThatItIsClosed() {
        EmbeddedKafka kafka = EmbeddedKafka.builder().start();
        kafka.close();

        assertThatIllegalStateException().isThrownBy(kafka::start).withMessageContaining("closed");
    }
}
