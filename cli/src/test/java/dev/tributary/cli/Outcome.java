package dev.tributary.cli;

import java.io.ByteArrayInputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine;

/** What one run of the command line did. */
public record Outcome(int exitCode, String out, String err) {

    public static Outcome of(Map<String, String> environment, String standardInput, String... args) {
        CliContext context =
                new CliContext(environment, new ByteArrayInputStream(standardInput.getBytes(StandardCharsets.UTF_8)));
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine commandLine = Tributary.commandLine(context);
        commandLine.setOut(new PrintWriter(out));
        commandLine.setErr(new PrintWriter(err));
        int exitCode = commandLine.execute(args);
        return new Outcome(exitCode, out.toString(), err.toString());
    }
}
