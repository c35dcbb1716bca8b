package dev.tributary.it.kit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A {@code tributary} command in a process of its own, so that it can be killed. Ended when closed. */
public final class CommandProcess implements AutoCloseable {
    private static final Duration ORDERLY_END = Duration.ofSeconds(40);

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final Thread reader;

    private CommandProcess(Process process) {
        this.process = process;
        this.reader = new Thread(this::readLines, "output-of-" + process.pid());
        this.reader.setDaemon(true);
        this.reader.start();
    }

    /** Starts a command on the JVM of this test. */
    public static CommandProcess start(Path folder, Map<String, String> environment, String... arguments) {
        return start(Path.of(System.getProperty("java.home")), folder, environment, arguments);
    }

    /**
     * Starts a command.
     *
     * @param javaHome the JVM to run it on
     * @param folder the working folder
     * @param environment set for the process, beside what this test has; other {@code TRIBUTARY_} variables are removed
     */
    public static CommandProcess start(
            Path javaHome, Path folder, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                javaHome.resolve("bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.tributary.cli.Tributary"));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TRIBUTARY_"));
        builder.environment().putAll(environment);
        try {
            Files.createDirectories(folder);
            return new CommandProcess(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What it printed so far, both streams together. */
    public String output() {
        synchronized (lines) {
            return String.join("\n", lines);
        }
    }

    /** Whether it still runs. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** Waits for its end and answers its exit code; fails with its output when it does not come in time. */
    public int awaitExit(Duration atMost) throws InterruptedException {
        if (!process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new AssertionError("still running after " + atMost + ", it printed:\n" + output());
        }
        reader.join();
        return process.exitValue();
    }

    /** Sends SIGTERM. */
    public void terminate() {
        process.destroy();
    }

    /** Sends SIGKILL and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(ORDERLY_END.toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly().waitFor();
            }
            reader.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private void readLines() {
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                synchronized (lines) {
                    lines.add(line);
                }
            }
        } catch (IOException e) {
            synchronized (lines) {
                lines.add("(output cut off: " + e.getMessage() + ")");
            }
        }
    }
}
