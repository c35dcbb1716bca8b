package dev.tributary.terraform.tools.bench;

import dev.tributary.terraform.tools.ToolException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A real server, the way a user tries one out: a process with a store and a broker of its own. */
final class TrialServer implements AutoCloseable {

    private static final Pattern SERVING = Pattern.compile("Serving on (http://[^ ]+) ");
    private static final int MAX_WAIT_FOR_END_SECONDS = 30;
    private static final Map<String, String> CREDENTIAL =
            Map.of("TRIBUTARY_CLIENT_ID", "bench", "TRIBUTARY_SECRET", "bench-only-for-this-run");

    private final Process process;
    private final Thread drain;
    private final String address;

    private TrialServer(Process process, Thread drain, String address) {
        this.process = process;
        this.drain = drain;
        this.address = address;
    }

    /** Starts a server whose data is in {@code folder}; {@code cli} is the jar of the command line. */
    static TrialServer start(Path cli, Path folder) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx768m",
                        "-jar",
                        cli.toString(),
                        "server"))
                .redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("TRIBUTARY_"));
        builder.environment().putAll(CREDENTIAL);
        builder.environment().put("TRIBUTARY_HTTP_PORT", "0");
        builder.environment().put("TRIBUTARY_DATA_DIR", folder.toString());
        Process process = builder.start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            said.append(line).append('\n');
            Matcher serving = SERVING.matcher(line);
            if (serving.find()) {
                Thread drain = new Thread(() -> drain(output), "server-output");
                drain.setDaemon(true);
                drain.start();
                return new TrialServer(process, drain, serving.group(1));
            }
        }
        process.destroyForcibly();
        throw new ToolException("The server did not start: " + said);
    }

    private static void drain(BufferedReader output) {
        try {
            output.transferTo(Writer.nullWriter());
        } catch (IOException e) {
            // Java closes the output of a process that it ends; there is nothing more to read then.
            return;
        }
    }

    /** Returns what a provider needs in its environment. */
    Map<String, String> environment() {
        Map<String, String> all = new HashMap<>(CREDENTIAL);
        all.put("TRIBUTARY_HOST", address);
        return all;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(MAX_WAIT_FOR_END_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            drain.join();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
