package dev.tributary.cli.server;

import dev.tributary.cli.Tributary;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The server command as a process of its own, with nothing configured. Kills what is left when closed. */
final class ServerProcess implements AutoCloseable {

    private final Process process;
    private final List<String> talk = new ArrayList<>();

    ServerProcess(Path dataFolder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Tributary.class.getName(),
                "server");
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("TRIBUTARY_"));
        environment.put("TRIBUTARY_HTTP_PORT", "0");
        environment.put("TRIBUTARY_DATA_DIR", dataFolder.toString());
        process = builder.redirectErrorStream(true).start();
        readUntilServing();
    }

    /** The value behind a name that the server has told, such as {@code TRIBUTARY_SECRET}; empty when it has not. */
    String told(String name) {
        return talk.stream()
                .map(String::strip)
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1))
                .findFirst()
                .orElse("");
    }

    /** The address that the server has told. */
    String address() {
        String serving = talk.get(talk.size() - 1);
        return serving.replaceAll("^Serving on (\\S+) .*$", "$1");
    }

    /** Ends the server by SIGTERM; whether it went by itself. */
    boolean terminate() throws InterruptedException {
        process.destroy();
        return process.waitFor(60, TimeUnit.SECONDS);
    }

    private void readUntilServing() throws IOException {
        BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
        String line = output.readLine();
        while (line != null && !line.startsWith("Serving on ")) {
            talk.add(line);
            line = output.readLine();
        }
        talk.add(line == null ? "it ended: " + talk : line);
    }

    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
