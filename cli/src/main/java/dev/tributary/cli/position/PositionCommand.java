package dev.tributary.cli.position;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands on positions. */
@Command(
        name = "position",
        description = "Shows and sets how far a source has copied. Asks the internal cluster itself, with the settings "
                + "of the server.",
        subcommands = {PositionListCommand.class, PositionSetCommand.class})
public final class PositionCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** For picocli. */
    public PositionCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing behind 'position'");
    }
}
