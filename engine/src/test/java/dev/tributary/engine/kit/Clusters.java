package dev.tributary.engine.kit;

import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.util.concurrent.atomic.AtomicInteger;

/** An external and an internal cluster that stay up for all test classes; tests keep apart by names of their own. */
public final class Clusters implements AutoCloseable {
    private static final AtomicInteger COUNTER = new AtomicInteger();

    private final Cluster external;
    private final Cluster internal;

    Clusters() {
        external = new Cluster(EmbeddedKafka.builder().start());
        internal = new Cluster(EmbeddedKafka.builder().start());
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
