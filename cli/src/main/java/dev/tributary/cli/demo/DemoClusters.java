package dev.tributary.cli.demo;

import dev.tributary.kafka.embedded.EmbeddedKafka;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** The two clusters of the demo: one that stands for somebody else's, one that stands for the user's own. */
final class DemoClusters implements AutoCloseable {

    private static final Map<String, Integer> PARTITIONS_BY_TOPIC =
            Map.of(ShopEvents.ORDERS, 4, ShopEvents.PAYMENTS, 2, ShopEvents.SHIPMENTS, 3);

    private final EmbeddedKafka external;
    private final EmbeddedKafka internal;

    private DemoClusters(EmbeddedKafka external, EmbeddedKafka internal) {
        this.external = external;
        this.internal = internal;
    }

    /** Starts both at once, for somebody waits for them. */
    static DemoClusters start() {
        CompletableFuture<EmbeddedKafka> internal = CompletableFuture.supplyAsync(DemoClusters::startOne);
        EmbeddedKafka external = null;
        try {
            external = startOne();
            PARTITIONS_BY_TOPIC.forEach(external::createTopic);
            return new DemoClusters(external, internal.join());
        } catch (RuntimeException e) {
            if (external != null) {
                external.close();
            }
            // It is closed when it has started after all; when it has not, there is nothing to close.
            internal.thenAccept(EmbeddedKafka::close)
                    .exceptionally(nothing -> null)
                    .join();
            throw e instanceof CompletionException && e.getCause() instanceof RuntimeException cause ? cause : e;
        }
    }

    /** Nobody kills these, so they may take their time when the machine is busy. */
    private static EmbeddedKafka startOne() {
        return EmbeddedKafka.builder()
                .property("broker.session.timeout.ms", "30000")
                .start();
    }

    String externalAddress() {
        return external.bootstrapServers();
    }

    String internalAddress() {
        return internal.bootstrapServers();
    }

    Map<String, String> externalClient() {
        return Map.of("bootstrap.servers", externalAddress());
    }

    Map<String, String> internalClient() {
        return Map.of("bootstrap.servers", internalAddress());
    }

    @Override
    public void close() {
        try (external) {
            internal.close();
        }
    }
}
