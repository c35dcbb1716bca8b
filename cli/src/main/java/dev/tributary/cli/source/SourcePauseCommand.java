package dev.tributary.cli.source;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.Source;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.sdk.Sources;
import picocli.CommandLine.Command;

@Command(name = "pause", description = "Holds a source; its positions are kept.")
final class SourcePauseCommand extends SourceChange {

    SourcePauseCommand(CliContext context) {
        super(new ConnectionOptions(context), ConnectorStatus.PAUSED);
    }

    @Override
    Source change(Sources sources, String id) {
        return sources.pause(id);
    }
}
