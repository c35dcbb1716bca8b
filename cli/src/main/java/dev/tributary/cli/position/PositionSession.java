package dev.tributary.cli.position;

import dev.tributary.cli.CliContext;
import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.options.OutputOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What every command on positions does: connect, do its work, print, disconnect. */
abstract class PositionSession implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ClusterOptions cluster;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    @Option(
            names = "--source-id",
            paramLabel = "ID",
            required = true,
            description = "The id of the source, as source list shows it.")
    private String sourceId = "";

    PositionSession(CliContext context) {
        this.cluster = new ClusterOptions(context);
    }

    @Override
    public final Integer call() {
        check();
        try (InternalCluster internal = InternalCluster.reachedBy(cluster.clientProperties())) {
            work(new SourceGroup(internal, sourceId));
        }
        return ExitCodes.OK;
    }

    /** Refuses values that no cluster has to be asked about. */
    void check() {}

    abstract void work(SourceGroup group);

    final String sourceId() {
        return sourceId;
    }

    /** Writes the result to standard output. */
    final void print(Object value, String text) {
        spec.commandLine().getOut().print(output.render(value, text));
        spec.commandLine().getOut().flush();
    }

    /** Tells people, not programs, how it goes. */
    final void say(String sentence) {
        spec.commandLine().getErr().println(sentence);
    }
}
