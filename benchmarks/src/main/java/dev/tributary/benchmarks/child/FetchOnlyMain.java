package dev.tributary.benchmarks.child;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/** Reads the external topic and drops it. The gauge {@code records} says how many records it has had. */
public final class FetchOnlyMain {

    private static final Duration POLL = Duration.ofMillis(100);

    private FetchOnlyMain() {}

    /**
     * Reads until the process is told to end.
     *
     * @param args {@code name=value} pairs
     */
    public static void main(String[] args) {
        Arguments arguments = new Arguments(args);
        PlainClients clients = new PlainClients(arguments);
        LongAdder records = new LongAdder();
        ControlChannel channel = ControlChannel.open().gauge("records", records::sum);
        Workers.start(arguments.number("threads"), thread -> {
            try (KafkaConsumer<byte[], byte[]> consumer = clients.consumer(thread)) {
                while (true) {
                    records.add(consumer.poll(POLL).count());
                }
            }
        });
        channel.ready("");
    }
}
