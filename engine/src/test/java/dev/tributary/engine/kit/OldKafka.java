package dev.tributary.engine.kit;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A broker of an old Kafka: a JVM of its own with libraries of its own, which a module of its own lists. */
public final class OldKafka implements AutoCloseable {
    private static final int MAGIC_AT = Long.BYTES + Integer.BYTES + Integer.BYTES;

    private final Path data;
    private final Process process;
    private final String bootstrapServers;

    /**
     * Starts it and returns when it serves.
     *
     * @param module which Kafka: {@code kafka-2.4}, the oldest that the engine pulls from, or {@code kafka-2.5}, the
     *     oldest that it writes to
     */
    public OldKafka(String module) {
        Path built = Path.of("..", module, "target");
        try {
            String libraries = Files.readString(built.resolve("class-path"));
            data = Files.createTempDirectory("tributary-" + module + "-");
            process = new ProcessBuilder(
                            System.getProperty("java.home") + "/bin/java",
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            // The compression libraries leave files there when they cannot tidy up.
                            "-Djava.io.tmpdir=" + data,
                            "-cp",
                            built.resolve("classes") + File.pathSeparator + libraries,
                            "dev.tributary.kafka.old.Main",
                            data.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            bootstrapServers = awaitReady();
        } catch (IOException e) {
            throw new UncheckedIOException("an old Kafka cannot be started; build the module " + module, e);
        }
    }

    private String awaitReady() throws IOException {
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null && !line.startsWith("ready ")) {
            line = lines.readLine();
        }
        if (line == null) {
            close();
            throw new AssertionError("the old Kafka has ended before it was ready");
        }
        return line.substring("ready ".length());
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** In which format the broker keeps a partition's first records: 0, 1 or 2. */
    public int formatOnDisk(String topic, int partition) {
        Path first = data.resolve("logs").resolve(topic + "-" + partition).resolve("00000000000000000000.log");
        try {
            // In every format the byte behind offset, size, and CRC or leader epoch.
            return Files.readAllBytes(first)[MAGIC_AT];
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroyForcibly();
        try (Stream<Path> files = Files.walk(data)) {
            process.waitFor();
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
