package dev.tributary.kafka.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("brokers")
class KillUnderLoadTest {

    private static final String TRANSACTIONAL_ID = "transactional.id";
    private static final String WRITER = "writer";
    private static final int TRANSACTIONS_BETWEEN_KILLS = 20;
    private static final int RECORDS_IN_A_TRANSACTION = 10;

    @Test
    void givenTransactionsUnderWay_whenKilledTwice_thenEveryCommittedOneIsThereWholeAndInOrder() throws Exception {
        List<String> acknowledged = new ArrayList<>();
        try (EmbeddedKafka kafka =
                EmbeddedKafka.builder().properties(ShortSession.PROPERTIES).start()) {
            kafka.createTopic("orders", 1);
            for (int life = 0; life < 2; life++) {
                acknowledged.addAll(writeUntilKilled(kafka, life));
                kafka.start();
                endOpenTransaction(kafka);
            }

            assertThat(Records.committed(kafka, "orders")).containsSubsequence(acknowledged);
        }
    }

    /** What the killed writer left open would hide all that follows from a read-committed reader until it times out. */
    private static void endOpenTransaction(EmbeddedKafka kafka) {
        try (KafkaProducer<String, String> successor = Records.producer(kafka, Map.of(TRANSACTIONAL_ID, WRITER))) {
            successor.initTransactions();
        }
    }

    /** The values of the transactions whose commit was acknowledged before the broker went away. */
    private static List<String> writeUntilKilled(EmbeddedKafka kafka, int life) throws InterruptedException {
        List<String> acknowledged = Collections.synchronizedList(new ArrayList<>());
        AtomicBoolean ended = new AtomicBoolean();
        Thread writer = new Thread(() -> {
            KafkaProducer<String, String> producer = Records.producer(
                    kafka,
                    Map.of(
                            TRANSACTIONAL_ID,
                            WRITER,
                            "max.block.ms",
                            "3000",
                            "request.timeout.ms",
                            "1000",
                            "delivery.timeout.ms",
                            "3000"));
            try {
                producer.initTransactions();
                for (int transaction = 0; ; transaction++) {
                    acknowledged.addAll(writeOne(producer, life + "-" + transaction + "-"));
                }
            } catch (KafkaException gone) {
                ended.set(true);
            } finally {
                producer.close(Duration.ZERO);
            }
        });
        writer.start();
        Awaitility.await().until(() -> acknowledged.size() >= TRANSACTIONS_BETWEEN_KILLS * RECORDS_IN_A_TRANSACTION);
        kafka.kill();
        writer.join();
        assertThat(ended).isTrue();
        return List.copyOf(acknowledged);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The commit fails when a record does.
    private static List<String> writeOne(KafkaProducer<String, String> producer, String name) {
        List<String> values = new ArrayList<>();
        producer.beginTransaction();
        for (int number = 0; number < RECORDS_IN_A_TRANSACTION; number++) {
            values.add(name + number);
            producer.send(new ProducerRecord<>("orders", name + number));
        }
        producer.commitTransaction();
        return values;
    }
}
