package dev.tributary.cli.source;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.Source;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.sdk.Sources;
import picocli.CommandLine.Command;

@Command(name = "stop", description = "Ends a source; its positions are kept.")
final class SourceStopCommand extends SourceChange {

    SourceStopCommand(CliContext context) {
        super(new ConnectionOptions(context), ConnectorStatus.STOPPED);
    }

    @Override
    Source change(Sources sources, String id) {
        return sources.stop(id);
    }
}
