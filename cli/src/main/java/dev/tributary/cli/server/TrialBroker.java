package dev.tributary.cli.server;

import dev.tributary.kafka.embedded.EmbeddedKafka;
import dev.tributary.runtime.config.ServerSettings;
import java.util.Map;

/** The broker that stands in for the user's own cluster when none is configured. Its data stays in the data folder. */
final class TrialBroker implements AutoCloseable {

    /**
     * Out of the way of a Kafka that runs on this machine already, and the same at each start, so that one can look.
     */
    private static final int PREFERRED_PORT = 19_092;

    private static final String FOLDER = "internal-kafka";

    private final EmbeddedKafka kafka;

    private TrialBroker(EmbeddedKafka kafka) {
        this.kafka = kafka;
    }

    static TrialBroker start(ServerSettings settings) {
        return new TrialBroker(EmbeddedKafka.builder()
                .dataFolder(settings.dataDir().resolve(FOLDER))
                .port(Ports.orAnyFree(PREFERRED_PORT))
                .start());
    }

    String address() {
        return kafka.bootstrapServers();
    }

    /** The settings with this broker as the internal cluster. */
    ServerSettings putInto(ServerSettings settings) {
        return ServerSettings.builder()
                .from(settings)
                .internalConnection(Map.of("bootstrap.servers", address()))
                .build();
    }

    @Override
    public void close() {
        kafka.close();
    }
}
