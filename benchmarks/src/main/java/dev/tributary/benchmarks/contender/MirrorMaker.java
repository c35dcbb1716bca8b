package dev.tributary.benchmarks.contender;

import dev.tributary.benchmarks.child.MirrorMakerMain;
import dev.tributary.benchmarks.process.BenchmarkException;
import dev.tributary.benchmarks.process.ChildProcess;
import dev.tributary.benchmarks.process.JavaCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** MirrorMaker 2 in dedicated mode. */
final class MirrorMaker implements Contender {

    private final boolean exactlyOnce;

    MirrorMaker(boolean exactlyOnce) {
        this.exactlyOnce = exactlyOnce;
    }

    @Override
    public String name() {
        return exactlyOnce ? "mm2-eo" : "mm2";
    }

    @Override
    public String guarantee() {
        return exactlyOnce ? "exactly once" : "at least once";
    }

    @Override
    public RunningContender start(Job job) {
        // MirrorMaker names the copy and its own topics after the source's alias.
        String alias = job.runId();
        Path file = job.workspace().folder().resolve(alias + "-" + name() + ".properties");
        try {
            Files.writeString(file, toText(settings(job, alias)));
        } catch (IOException e) {
            throw new BenchmarkException("Cannot write " + file + ": " + e.getMessage(), e);
        }
        ChildProcess process = job.workspace()
                .start(new JavaCommand(alias, JvmOptions.KAFKA_TOOL, MirrorMakerMain.class, List.of(file.toString())));
        return new RunningContender(process, alias + "." + job.topic());
    }

    private Map<String, String> settings(Job job, String alias) {
        Map<String, String> settings = new TreeMap<>();
        String flow = alias + "->internal.";
        settings.put("clusters", alias + ", internal");
        settings.put(alias + ".bootstrap.servers", job.external());
        settings.put("internal.bootstrap.servers", job.internal());
        settings.put(flow + "enabled", "true");
        settings.put(flow + "topics", Pattern.quote(job.topic()));
        settings.put(
                "tasks.max",
                String.valueOf(Math.min(TunedClients.PARALLELISM, job.shape().partitions())));
        MirrorMakerSettings.putOnlyWhatIsCompared(settings);
        MirrorMakerSettings.putSingleReplicas(settings);
        TunedClients.consumer().forEach((name, value) -> settings.put(alias + ".consumer." + name, value));
        TunedClients.producer(job).forEach((name, value) -> settings.put("internal.producer." + name, value));
        if (exactlyOnce) {
            MirrorMakerSettings.putExactlyOnce(settings, flow);
        }
        return settings;
    }

    private static String toText(Map<String, String> settings) {
        // A backslash of a pattern would be an escape in a properties file.
        return settings.entrySet().stream()
                .map(setting -> setting.getKey() + " = " + setting.getValue().replace("\\", "\\\\") + "\n")
                .collect(Collectors.joining());
    }
}
