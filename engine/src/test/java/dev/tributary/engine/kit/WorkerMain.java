package dev.tributary.engine.kit;

import dev.tributary.engine.EngineSettings;
import dev.tributary.engine.ReplicationEngine;
import dev.tributary.engine.ReplicationEngines;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.TopicMapping;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;

/** A worker as a process of its own, for tests that kill it or make it pause. Ends when its standard input does. */
public final class WorkerMain {
    private WorkerMain() {}

    /** Arguments: worker id, source id, external brokers, internal brokers, external topic, internal topic. */
    public static void main(String[] args) throws IOException {
        EngineSettings settings = EngineSettings.builder()
                .workerId(args[0])
                .internalClientProperties(Map.of("bootstrap.servers", args[3]))
                .metadataRefresh(Duration.ofMillis(400))
                .transactionTimeout(Duration.ofSeconds(5))
                .sessionTimeout(Duration.ofSeconds(6))
                .build();
        ReplicationSpec spec = ReplicationSpec.builder()
                .sourceId(args[1])
                .sourceName(args[1])
                .version(1)
                .externalClientProperties(Map.of("bootstrap.servers", args[2]))
                .addTopics(new TopicMapping(args[4], args[5]))
                .build();
        try (ReplicationEngine engine = ReplicationEngines.create(settings)) {
            engine.apply(spec);
            while (System.in.read() >= 0) {
                // Only the end of the input counts.
            }
        }
    }
}
