package dev.tributary.cli.source;

import dev.tributary.api.model.Source;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.cli.output.SourceText;
import dev.tributary.sdk.Sources;
import picocli.CommandLine.Command;

@Command(name = "get", description = "Shows one source; its secrets stay masked.")
final class SourceGetCommand extends NamedSourceSession {

    SourceGetCommand(CliContext context) {
        super(new ConnectionOptions(context));
    }

    @Override
    void work(Sources sources, String id) {
        Source source = sources.get(id);
        print(source, SourceText.details(source));
    }
}
