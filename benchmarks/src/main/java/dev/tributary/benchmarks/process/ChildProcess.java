package dev.tributary.benchmarks.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A process that this one has started and that answers questions on its standard output. Its standard error goes to a
 * log file. It ends by itself when this process dies, because its standard input ends then.
 *
 * <p>Safe for use by several threads.
 */
public final class ChildProcess implements AutoCloseable {

    private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration ORDERLY_END_TIMEOUT = Duration.ofSeconds(30);
    private static final int MAX_UNREAD_ANSWERS = 64;
    private static final int LOG_LINES_IN_ERRORS = 15;
    private static final int POLL_MILLIS = 100;

    private final String name;
    private final Process process;
    private final Path log;
    private final BlockingQueue<String> answers = new ArrayBlockingQueue<>(MAX_UNREAD_ANSWERS);

    private ChildProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
    }

    /** Starts the program; its log is a file in the folder, continued when the program is started again. */
    static ChildProcess start(JavaCommand command, Path folder) {
        Path log = folder.resolve(command.name() + ".log");
        try {
            Process process = new ProcessBuilder(command.toCommandLine(folder))
                    .redirectError(Redirect.appendTo(log.toFile()))
                    .start();
            ChildProcess child = new ChildProcess(command.name(), process, log);
            Thread reader = new Thread(child::readAnswers, command.name() + "-answers");
            reader.setDaemon(true);
            reader.start();
            return child;
        } catch (IOException e) {
            throw new BenchmarkException("Cannot start " + command.name() + ": " + e.getMessage(), e);
        }
    }

    /** The number the operating system gave it. */
    public long pid() {
        return process.pid();
    }

    /** Whether it has not ended yet. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /**
     * Waits until it says that it is ready.
     *
     * @return what it said besides
     * @throws BenchmarkException when it ends, or says nothing within the time
     */
    public String awaitReady(Duration atMost) {
        return awaitAnswer("ready", atMost);
    }

    /**
     * Asks for the present value of one of its gauges.
     *
     * @throws BenchmarkException when it has ended, does not know the gauge, or does not answer
     */
    public synchronized long ask(String gauge) {
        try {
            Writer questions = process.outputWriter(StandardCharsets.UTF_8);
            questions.write(gauge + "\n");
            questions.flush();
        } catch (IOException e) {
            throw ended(e);
        }
        return Long.parseLong(awaitAnswer(gauge, ANSWER_TIMEOUT));
    }

    /** Ends it in good order, or by force when that takes longer than 30 seconds. */
    public void stop() {
        process.destroy();
        if (!awaitEnd(ORDERLY_END_TIMEOUT)) {
            kill();
        }
    }

    /** Ends it by SIGKILL and waits until it is gone. */
    public void kill() {
        process.destroyForcibly();
        if (!awaitEnd(ORDERLY_END_TIMEOUT)) {
            throw new BenchmarkException("Process " + pid() + " (" + name + ") does not end on SIGKILL");
        }
    }

    /** The same as {@link #stop}. */
    @Override
    public void close() {
        stop();
    }

    /** The error to throw when it lives but does not do what it should; carries the end of its log. */
    public BenchmarkException failed(String how) {
        return new BenchmarkException(name + " " + how + "; the last lines of " + log + ":\n" + logTail());
    }

    /** The error to throw when it should be alive and is not; carries the end of its log. */
    public BenchmarkException ended() {
        return ended(null);
    }

    private BenchmarkException ended(@Nullable Throwable cause) {
        String message = "Process " + name + " has ended; the last lines of " + log + ":\n" + logTail();
        return cause == null ? new BenchmarkException(message) : new BenchmarkException(message, cause);
    }

    private String awaitAnswer(String subject, Duration atMost) {
        long deadline = System.nanoTime() + atMost.toNanos();
        String prefix = subject + " ";
        while (System.nanoTime() < deadline) {
            String answer = nextAnswer();
            if (answer != null && answer.startsWith(prefix)) {
                return answer.substring(prefix.length());
            }
            if (answer == null && !process.isAlive() && answers.isEmpty()) {
                throw ended();
            }
        }
        throw failed("did not say '" + subject + "' within " + atMost.toSeconds() + " s");
    }

    private @Nullable String nextAnswer() {
        try {
            return answers.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted while waiting for " + name, e);
        }
    }

    private boolean awaitEnd(Duration atMost) {
        try {
            return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new BenchmarkException("Interrupted while ending " + name + "; it was killed", e);
        }
    }

    private void readAnswers() {
        try (BufferedReader reader = process.inputReader(StandardCharsets.UTF_8)) {
            String line = reader.readLine();
            while (line != null) {
                answers.put(line);
                line = reader.readLine();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read what " + name + " says", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String logTail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join("\n", lines.subList(Math.max(0, lines.size() - LOG_LINES_IN_ERRORS), lines.size()));
        } catch (IOException e) {
            return "(the log cannot be read: " + e.getMessage() + ")";
        }
    }
}
