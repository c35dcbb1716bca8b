package dev.tributary.cli.source;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.Source;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.sdk.Sources;
import picocli.CommandLine.Command;

@Command(name = "restart", description = "Ends a source and starts it anew, with fresh connections.")
final class SourceRestartCommand extends SourceChange {

    SourceRestartCommand(CliContext context) {
        super(new ConnectionOptions(context), ConnectorStatus.ACTIVE);
    }

    @Override
    Source change(Sources sources, String id) {
        return sources.restart(id);
    }
}
