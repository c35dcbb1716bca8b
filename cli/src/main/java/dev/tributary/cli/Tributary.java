package dev.tributary.cli;

import dev.tributary.cli.demo.DemoCommand;
import dev.tributary.cli.position.PositionCommand;
import dev.tributary.cli.server.ServerCommand;
import dev.tributary.cli.source.SourceCommand;
import dev.tributary.cli.topic.TopicCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The {@code tributary} command: results go to standard output, everything else to standard error. */
@Command(
        name = "tributary",
        description = "Pulls topics from any external Kafka-compatible cluster into your own Kafka: live, in order, "
                + "exactly once.",
        subcommands = {
            DemoCommand.class,
            ServerCommand.class,
            SourceCommand.class,
            TopicCommand.class,
            PositionCommand.class
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        usageHelpAutoWidth = true,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:a source is in a failed state, a check did not hold, or the server could not do it",
            "2:the command line, a configuration or a value in them is not acceptable",
            "3:the credential is wrong or may not do this",
            "4:what was waited for did not come in time",
            "5:there is no such thing",
            "6:the name is taken, or somebody else was faster"
        })
public final class Tributary implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(
            names = "--verbose",
            scope = ScopeType.INHERIT,
            description = "Tells the whole story of an error, stack trace included.")
    private boolean verbose;

    Tributary() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        CommandLine commandLine = commandLine(new CliContext(System.getenv(), System.in));
        commandLine.setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8));
        commandLine.setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
        System.exit(commandLine.execute(args));
    }

    /** The whole command line, ready to execute; writes to the process's streams unless told otherwise. */
    public static CommandLine commandLine(CliContext context) {
        Tributary root = new Tributary();
        CommandLine commandLine = new CommandLine(root, new ContextFactory(context));
        FailureHandler failures = new FailureHandler(() -> root.verbose);
        commandLine.setExecutionExceptionHandler(failures);
        commandLine.setParameterExceptionHandler(failures);
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing");
    }
}
