package dev.tributary.benchmarks.child;

import dev.tributary.benchmarks.workload.RecordGenerator;
import dev.tributary.benchmarks.workload.TopicShape;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.producer.KafkaProducer;

/** Writes the same records to the internal cluster without having read them anywhere. */
public final class ProduceOnlyMain {

    private ProduceOnlyMain() {}

    /**
     * Writes all records, then waits until the process is told to end.
     *
     * @param args {@code name=value} pairs
     */
    public static void main(String[] args) throws InterruptedException {
        ControlChannel channel = ControlChannel.open();
        Arguments arguments = new Arguments(args);
        PlainClients clients = new PlainClients(arguments);
        TopicShape shape = new TopicShape(
                arguments.number("record.bytes"), arguments.text("codec"), arguments.number("partitions"), 0);
        RecordGenerator generator = new RecordGenerator(arguments.text("internal.topic"), shape);
        clients.createInternalTopic();
        long perPartition = arguments.longNumber("records") / shape.partitions();
        Workers.start(arguments.number("threads"), thread -> {
            int[] partitions = clients.partitionsOf(thread);
            try (KafkaProducer<byte[], byte[]> producer = clients.producer(Map.of())) {
                for (long sequence = 0; sequence < perPartition; sequence++) {
                    for (int partition : partitions) {
                        PlainClients.send(producer, generator.record(partition, sequence));
                    }
                }
            }
        });
        channel.ready("");
        new CountDownLatch(1).await();
    }
}
