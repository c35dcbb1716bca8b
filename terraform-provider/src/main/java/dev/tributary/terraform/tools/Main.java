package dev.tributary.terraform.tools;

import dev.tributary.terraform.tools.bench.BenchCommand;
import dev.tributary.terraform.tools.install.InstallCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where {@code tributary terraform} starts. Exit codes: 0 done, 1 not possible, 2 wrong usage. */
@Command(
        name = "terraform",
        description = "Installs and measures the Terraform provider.",
        subcommands = {InstallCommand.class, BenchCommand.class},
        mixinStandardHelpOptions = true)
public final class Main implements Runnable {

    @Spec
    @SuppressWarnings("NullAway.Init") // Set by picocli before run().
    private CommandSpec spec;

    private Main() {}

    /** Runs one command and ends the process with its exit code. */
    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** Returns the whole command line, ready to execute. */
    public static CommandLine commandLine() {
        CommandLine commandLine = new CommandLine(new Main());
        commandLine.setExecutionExceptionHandler((failure, command, parsed) -> {
            if (!(failure instanceof ToolException)) {
                throw failure;
            }
            command.getErr().println("error: " + failure.getMessage());
            return 1;
        });
        return commandLine;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing: install or bench");
    }
}
