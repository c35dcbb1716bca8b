package dev.tributary.benchmarks.contender;

import java.util.Map;
import java.util.TreeMap;

/**
 * Consumer and producer settings of an operator who has read the documentation and measured: large fetches and batches,
 * the original's codec, nothing weaker than the defaults in safety. MirrorMaker and the plain loops get the same ones.
 */
final class TunedClients {

    /** Flows side by side: one for each processor. */
    static final int PARALLELISM = Math.max(2, Runtime.getRuntime().availableProcessors());

    /** How long a transaction lasts under load. */
    static final int COMMIT_INTERVAL_MILLIS = 100;

    private TunedClients() {}

    static Map<String, String> consumer() {
        Map<String, String> settings = new TreeMap<>();
        settings.put("isolation.level", "read_committed");
        settings.put("max.poll.records", "5000");
        settings.put("fetch.max.bytes", String.valueOf(50 << 20));
        settings.put("max.partition.fetch.bytes", String.valueOf(8 << 20));
        settings.put("receive.buffer.bytes", String.valueOf(1 << 20));
        return settings;
    }

    static Map<String, String> producer(Job job) {
        Map<String, String> settings = new TreeMap<>();
        settings.put("compression.type", job.shape().codec());
        settings.put("batch.size", String.valueOf(512 << 10));
        // Waiting for more makes larger batches, and every record of a steady stream late.
        settings.put("linger.ms", job.isStream() ? "0" : "5");
        // Kafka's own defaults, which Connect replaces by no numbers and one request at a time.
        settings.put("enable.idempotence", "true");
        settings.put("max.in.flight.requests.per.connection", "5");
        settings.put("buffer.memory", String.valueOf(64 << 20));
        settings.put("send.buffer.bytes", String.valueOf(1 << 20));
        settings.put("max.request.size", String.valueOf(4 << 20));
        return settings;
    }
}
