package dev.tributary.engine.kit;

import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An external and an internal cluster. The pair that {@link ClustersExtension} gives stays up for all test classes,
 * which keep apart by names of their own.
 */
public final class Clusters implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    /** Tests of compacted topics wait for the external cleaner, which else rests for 15 seconds. */
    private static final Map<String, String> EAGER_CLEANER = Map.of("log.cleaner.backoff.ms", "200");
    /** A killed broker is let in again once its session is over. */
    private static final Map<String, String> RESTARTED =
            Map.of("broker.session.timeout.ms", "2000", "broker.heartbeat.interval.ms", "300");

    private final Cluster external;
    private final Cluster internal;

    private Clusters(Map<String, String> externalProperties, Map<String, String> internalProperties) {
        external = new Cluster(
                EmbeddedKafka.builder().properties(externalProperties).start());
        internal = new Cluster(
                EmbeddedKafka.builder().properties(internalProperties).start());
    }

    static Clusters shared() {
        return new Clusters(EAGER_CLEANER, Map.of());
    }

    /** A pair of its own for a test class that stops or kills brokers. */
    public static Clusters toBeRestarted() {
        return new Clusters(RESTARTED, RESTARTED);
    }

    public Cluster external() {
        return external;
    }

    public Cluster internal() {
        return internal;
    }

    /** A name that no other test uses. */
    public static String unique(String name) {
        return name + "-" + COUNTER.incrementAndGet();
    }

    @Override
    public void close() {
        external.close();
        internal.close();
    }
}
