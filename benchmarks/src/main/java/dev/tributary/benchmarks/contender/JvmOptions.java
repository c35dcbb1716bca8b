package dev.tributary.benchmarks.contender;

import java.util.List;

/** How the processes' Java machines are set. */
final class JvmOptions {

    /** What Kafka's own start scripts choose for MirrorMaker. */
    static final List<String> KAFKA_TOOL = List.of(
            "-server",
            "-Xms256m",
            "-Xmx2g",
            "-XX:+UseG1GC",
            "-XX:MaxGCPauseMillis=20",
            "-XX:InitiatingHeapOccupancyPercent=35",
            "-XX:+ExplicitGCInvokesConcurrent");

    /** The memory bound under which the engine alone is measured, and the compiler and collector of a server. */
    static final List<String> ENGINE = List.of("-Xmx128m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1");

    /** The same with the compiler that {@code ./tributary server} does without. */
    static final List<String> ENGINE_C2 = List.of("-Xmx128m", "-XX:+UseSerialGC");

    private JvmOptions() {}
}
