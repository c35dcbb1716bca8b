package dev.tributary.it.kit;

import dev.tributary.sdk.TributaryClient;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.awaitility.Awaitility;

/** A worker: {@code tributary server} in a process of its own, reached through the SDK. */
public final class ServerProcess implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(90);

    private static final Pattern ADDRESS = Pattern.compile("Serving on (http://127\\.0\\.0\\.1:\\d+)");

    private final CommandProcess process;
    private String url = "";

    private ServerProcess(CommandProcess process) {
        this.process = process;
    }

    /**
     * Starts a worker on the JVM of this test and returns when it answers.
     *
     * @param folder its data folder
     * @param environment settings, beside the port and the administrator
     */
    public static ServerProcess start(Path folder, Map<String, String> environment) {
        return start(Path.of(System.getProperty("java.home")), folder, environment);
    }

    /**
     * Starts a worker and returns when it answers.
     *
     * @param javaHome the JVM to run it on
     * @param folder its data folder
     * @param environment settings, beside the port and the administrator
     */
    public static ServerProcess start(Path javaHome, Path folder, Map<String, String> environment) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(Administrator.settings(folder.resolve("data")));
        ServerProcess server = new ServerProcess(CommandProcess.start(javaHome, folder, all, "server"));
        try {
            server.awaitReady();
        } catch (RuntimeException | Error e) {
            server.close();
            throw e;
        }
        return server;
    }

    /** A client of this worker; close it. */
    public TributaryClient client() {
        return new Administrator(url).client();
    }

    /** What it printed so far. */
    public String output() {
        return process.output();
    }

    /** Sends SIGKILL and waits until it is gone. */
    public void kill() throws InterruptedException {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
    }

    private void awaitReady() {
        Awaitility.await("the server's address").atMost(START).until(() -> {
            if (!process.isAlive()) {
                throw new AssertionError("the server ended, it printed:\n" + output());
            }
            Matcher address = ADDRESS.matcher(output());
            if (address.find()) {
                url = address.group(1);
            }
            return !url.isEmpty();
        });
    }
}
