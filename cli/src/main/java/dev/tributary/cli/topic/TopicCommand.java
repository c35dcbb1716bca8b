package dev.tributary.cli.topic;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Groups the commands on internal topics. */
@Command(name = "topic", description = "Shows topics of the internal cluster.", subcommands = TopicListCommand.class)
public final class TopicCommand implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    /** For picocli. */
    public TopicCommand() {}

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "A command is missing behind 'topic'");
    }
}
