package dev.tributary.benchmarks.child;

import dev.tributary.engine.CopyPath;
import dev.tributary.engine.EngineSettings;
import dev.tributary.engine.OffsetPolicy;
import dev.tributary.engine.ReplicationEngine;
import dev.tributary.engine.ReplicationEngines;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.TopicMapping;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.clients.CommonClientConfigs;

/** The engine alone, without server and store, with its default settings but for the path that is asked for. */
public final class EngineMain {

    private EngineMain() {}

    /**
     * Replicates until the process is told to end.
     *
     * @param args {@code name=value} pairs
     */
    public static void main(String[] args) throws InterruptedException {
        ControlChannel channel = ControlChannel.open();
        Arguments arguments = new Arguments(args);
        ReplicationEngine engine = ReplicationEngines.create(EngineSettings.builder()
                .workerId(arguments.text("run"))
                .internalClientProperties(servers(arguments.text("internal")))
                .path(CopyPath.valueOf(arguments.text("path")))
                .build());
        Runtime.getRuntime().addShutdownHook(new Thread(engine::close, "engine-close"));
        engine.apply(ReplicationSpec.builder()
                .sourceId(arguments.text("run"))
                .sourceName(arguments.text("run"))
                .version(1)
                .externalClientProperties(servers(arguments.text("external")))
                .addTopics(new TopicMapping(arguments.text("topic"), arguments.text("internal.topic")))
                .offsetPolicy(OffsetPolicy.EARLIEST)
                .build());
        channel.ready("");
        new CountDownLatch(1).await();
    }

    private static Map<String, String> servers(String bootstrapServers) {
        return Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    }
}
