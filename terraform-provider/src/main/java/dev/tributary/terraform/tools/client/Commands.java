package dev.tributary.terraform.tools.client;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** Programs that are run to their end. */
public final class Commands {

    private Commands() {}

    /**
     * Runs a program and returns what it printed on both outputs.
     *
     * @throws IOException if it cannot be started or its exit code is not 0; the message has what it printed
     */
    public static String run(List<String> command) throws IOException, InterruptedException {
        return run(command, Path.of("").toAbsolutePath());
    }

    /** Does the same in {@code folder}. */
    public static String run(List<String> command, Path folder) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int status = process.waitFor();
        if (status != 0) {
            throw new IOException(command.get(0) + " ended with " + status + ": " + output.strip());
        }
        return output;
    }
}
