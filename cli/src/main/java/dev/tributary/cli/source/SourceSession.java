package dev.tributary.cli.source;

import dev.tributary.api.model.Source;
import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.cli.options.OutputOptions;
import dev.tributary.sdk.Sources;
import dev.tributary.sdk.TributaryClient;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** What every command on sources does: connect, do its work, print, disconnect. */
abstract class SourceSession implements Callable<Integer> {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{24}");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ConnectionOptions connection;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    SourceSession(ConnectionOptions connection) {
        this.connection = connection;
    }

    @Override
    public final Integer call() {
        try (TributaryClient client = connection.connect()) {
            work(client.sources());
        }
        return ExitCodes.OK;
    }

    abstract void work(Sources sources);

    /** Writes the result to standard output. */
    final void print(Object value, String text) {
        spec.commandLine().getOut().print(output.render(value, text));
        spec.commandLine().getOut().flush();
    }

    /** Tells people, not programs, how it goes. */
    final void say(String sentence) {
        spec.commandLine().getErr().println(sentence);
    }

    /** The source of this id or, when there is none, of this name. */
    static Optional<Source> find(Sources sources, String idOrName) {
        if (ID.matcher(idOrName).matches()) {
            Optional<Source> byId = sources.find(idOrName);
            if (byId.isPresent()) {
                return byId;
            }
        }
        return sources.findByName(idOrName);
    }

    /**
     * The id of the source of this id or name.
     *
     * @throws CliException when there is none
     */
    static String resolve(Sources sources, String idOrName) {
        return find(sources, idOrName)
                .map(Source::id)
                .orElseThrow(() -> new CliException(
                        ExitCodes.NOT_FOUND, "There is no source with the id or the name '" + idOrName + "'"));
    }
}
