package dev.tributary.benchmarks;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a user can choose. Filled in by the command line parser. */
final class BenchOptions {

    private static final double QUICK_GIGABYTES = 0.25;
    private static final int QUICK_WARM_UP_SECONDS = 2;
    private static final int QUICK_LATENCY_SECONDS = 5;

    @Option(
            names = "--workloads",
            split = ",",
            paramLabel = "<name>",
            description = "What to measure: names separated by commas, or all. Default: ${DEFAULT-VALUE}")
    List<String> workloads = List.of("json-lz4", "latency");

    @Option(
            names = "--contenders",
            split = ",",
            paramLabel = "<name>",
            description = "Whom to measure: names separated by commas, or all. Default: ${DEFAULT-VALUE}")
    List<String> contenders = List.of("all");

    @Option(
            names = "--gb",
            paramLabel = "<n>",
            description = "10^9 bytes of keys and values per round, above 0; some workloads take a fixed share of it."
                    + " Default: ${DEFAULT-VALUE}")
    double gigabytes = 8;

    @Option(
            names = "--rounds",
            paramLabel = "<n>",
            description = "How often each contender has its turn, at least 1. Default: ${DEFAULT-VALUE}")
    int rounds = 3;

    @Option(
            names = "--warm-up",
            paramLabel = "<share>",
            description = "Share of a round that is not counted, at least 0 and below 1. Default: ${DEFAULT-VALUE}")
    double warmUpShare = 0.25;

    @Option(
            names = "--latency-seconds",
            paramLabel = "<n>",
            description = "How long latency is counted in a round, at least 1. Default: ${DEFAULT-VALUE}")
    int latencySeconds = 60;

    @Option(
            names = "--max-minutes",
            paramLabel = "<n>",
            description =
                    "After so long no further turn begins; the report covers what is done. Default: ${DEFAULT-VALUE}")
    int maxMinutes = 240;

    @Option(
            names = "--quick",
            description =
                    "A look in minutes: one round of 0.25 GB, 5 s of latency. Nothing is warm, so nothing is proved.")
    boolean quick;

    @Option(names = "--json", paramLabel = "<file>", description = "Write all figures here as JSON.")
    @Nullable Path json;

    @Option(
            names = "--work-dir",
            paramLabel = "<folder>",
            description = "Where brokers keep their data while the run lasts. Default: the system's temporary folder")
    Path workDir = Path.of(System.getProperty("java.io.tmpdir"));

    @Option(names = "--list", description = "List workloads and contenders, and end.")
    boolean list;

    /** So long until a contender's process has compiled what it does for each record. */
    int latencyWarmUpSeconds = 30;

    /**
     * Rejects values out of range, all of them in one message, and applies {@link #quick}.
     *
     * @throws IllegalArgumentException naming the options, their values, and what they may be
     */
    void complete() {
        StringBuilder wrong = new StringBuilder();
        require(
                gigabytes > 0 && Double.isFinite(gigabytes),
                "--gb is " + gigabytes + "; it must be a number above 0",
                wrong);
        require(rounds >= 1, "--rounds is " + rounds + "; it must be at least 1", wrong);
        require(
                warmUpShare >= 0 && warmUpShare < 1,
                "--warm-up is " + warmUpShare + "; it must be at least 0 and below 1",
                wrong);
        require(latencySeconds >= 1, "--latency-seconds is " + latencySeconds + "; it must be at least 1", wrong);
        require(maxMinutes >= 1, "--max-minutes is " + maxMinutes + "; it must be at least 1", wrong);
        require(
                canBeWritten(json),
                "--json is " + json + "; that cannot be written: name a file in a folder that is"
                        + " there and may be written to",
                wrong);
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(wrong.toString().trim());
        }
        if (quick) {
            gigabytes = Math.min(gigabytes, QUICK_GIGABYTES);
            rounds = 1;
            latencySeconds = Math.min(latencySeconds, QUICK_LATENCY_SECONDS);
            latencyWarmUpSeconds = QUICK_WARM_UP_SECONDS;
        }
    }

    /** It is written at the end, perhaps hours later. */
    private static boolean canBeWritten(@Nullable Path file) {
        if (file == null) {
            return true;
        }
        Path folder = file.toAbsolutePath().getParent();
        return folder != null
                && Files.isWritable(folder)
                && !Files.isDirectory(file)
                && (!Files.exists(file) || Files.isWritable(file));
    }

    private static void require(boolean fine, String otherwise, StringBuilder wrong) {
        if (!fine) {
            wrong.append(otherwise).append('\n');
        }
    }
}
