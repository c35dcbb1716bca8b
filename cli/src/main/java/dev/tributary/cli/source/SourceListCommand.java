package dev.tributary.cli.source;

import dev.tributary.api.model.Source;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.cli.options.States;
import dev.tributary.cli.output.SourceText;
import dev.tributary.sdk.SourceFilter;
import dev.tributary.sdk.Sources;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(name = "list", description = "Lists the sources in the order of their creation.")
final class SourceListCommand extends SourceSession {

    @Option(names = "--name", paramLabel = "PART", description = "Only those whose name contains this.")
    private @Nullable String partialName;

    @Option(names = "--status", paramLabel = "STATE", description = "Only those in this state.")
    private @Nullable String status;

    SourceListCommand(CliContext context) {
        super(new ConnectionOptions(context));
    }

    @Override
    void work(Sources sources) {
        SourceFilter.Builder filter = SourceFilter.builder();
        if (partialName != null) {
            filter.partialName(partialName);
        }
        if (status != null) {
            filter.status(States.named(status));
        }
        List<Source> found = sources.list(filter.build()).toList();
        print(found, SourceText.list(found));
    }
}
