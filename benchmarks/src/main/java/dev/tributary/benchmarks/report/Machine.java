package dev.tributary.benchmarks.report;

import dev.tributary.benchmarks.process.BenchmarkException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;

/** On what a run was made: without it no figure means anything. */
public final class Machine {

    private static final double KIB_PER_GB = 1e9 / 1024;

    private Machine() {}

    /**
     * To be asked before anything is started.
     *
     * @throws BenchmarkException when there is no {@code /proc}, where all figures come from
     */
    public static void requireLinux() {
        if (!Files.isReadable(Path.of("/proc/self/stat"))) {
            throw new BenchmarkException("Benchmarks need Linux: processor time and memory are read from /proc");
        }
    }

    /** Names and values, in the order in which people want them. */
    public static Map<String, String> describe() {
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("processor", lineValue(Path.of("/proc/cpuinfo"), "model name"));
        facts.put("processors", String.valueOf(Runtime.getRuntime().availableProcessors()));
        facts.put("memory", memory(lineValue(Path.of("/proc/meminfo"), "MemTotal")));
        facts.put("system", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        facts.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.runtime.version"));
        facts.put("kafka", AppInfoParser.getVersion());
        return facts;
    }

    private static String memory(String meminfo) {
        String kib = meminfo.replace("kB", "").trim();
        return kib.isEmpty() ? "" : Math.round(Long.parseLong(kib) / KIB_PER_GB) + " GB";
    }

    private static String lineValue(Path file, String name) {
        try {
            return Files.readAllLines(file).stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).trim())
                    .findFirst()
                    .orElse("");
        } catch (IOException e) {
            throw new BenchmarkException("Cannot read " + file + "; benchmarks need Linux: " + e.getMessage(), e);
        }
    }
}
