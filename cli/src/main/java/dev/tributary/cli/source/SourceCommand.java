package dev.tributary.cli.source;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands on sources. */
@Command(
        name = "source",
        description = "Declares, changes and watches sources. A source is named by its id or its name.",
        subcommands = {
            SourceListCommand.class,
            SourceGetCommand.class,
            SourceCreateCommand.class,
            SourceDeleteCommand.class,
            SourcePauseCommand.class,
            SourceResumeCommand.class,
            SourceStopCommand.class,
            SourceRestartCommand.class,
            SourceTopicsCommand.class,
            SourceAppendTopicsCommand.class,
            SourceRemoveTopicsCommand.class,
            SourceCheckCommand.class,
            SourceWaitCommand.class
        })
public final class SourceCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** For picocli. */
    public SourceCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing behind 'source'");
    }
}
