package dev.tributary.cli.source;

import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.sdk.Sources;
import picocli.CommandLine.Parameters;

/** What every command on one source does. */
abstract class NamedSourceSession extends SourceSession {

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The id or the name of the source.")
    private String idOrName = "";

    NamedSourceSession(ConnectionOptions connection) {
        super(connection);
    }

    @Override
    final void work(Sources sources) {
        work(sources, resolve(sources, idOrName));
    }

    abstract void work(Sources sources, String id);
}
