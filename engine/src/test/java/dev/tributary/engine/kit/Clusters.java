package dev.tributary.engine.kit;

import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * An external and an internal cluster. The pair that {@link ClustersExtension} gives stays up for all test classes,
 * which keep apart by names of their own.
 */
public final class Clusters implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();
    /** Some tests write records of years ago: half a minute after its start a broker would begin to delete them. */
    private static final Map<String, String> KEEPING = Map.of("log.retention.ms", "-1");
    /** Tests of compacted topics wait for the external cleaner, which else rests for 15 seconds. */
    private static final Map<String, String> EAGER_CLEANER = with(KEEPING, Map.of("log.cleaner.backoff.ms", "200"));
    /** A killed broker is let in again once its session is over. */
    private static final Map<String, String> RESTARTED =
            with(KEEPING, Map.of("broker.session.timeout.ms", "2000", "broker.heartbeat.interval.ms", "300"));

    private final EmbeddedCluster external;
    private final EmbeddedCluster internal;

    private Clusters(Map<String, String> externalProperties, Map<String, String> internalProperties) {
        external = new EmbeddedCluster(
                EmbeddedKafka.builder().properties(externalProperties).start());
        internal = new EmbeddedCluster(
                EmbeddedKafka.builder().properties(internalProperties).start());
    }

    private static Map<String, String> with(Map<String, String> some, Map<String, String> more) {
        Map<String, String> all = new HashMap<>(some);
        all.putAll(more);
        return all;
    }

    static Clusters shared() {
        return new Clusters(EAGER_CLEANER, KEEPING);
    }

    /** A pair of its own for a test class that stops or kills brokers. */
    public static Clusters toBeRestarted() {
        return new Clusters(RESTARTED, RESTARTED);
    }

    public EmbeddedCluster external() {
        return external;
    }

    public EmbeddedCluster internal() {
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
