package dev.tributary.cli.source;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.Source;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.sdk.Sources;
import picocli.CommandLine.Command;

@Command(name = "resume", description = "Lets a source flow again.")
final class SourceResumeCommand extends SourceChange {

    SourceResumeCommand(CliContext context) {
        super(new ConnectionOptions(context), ConnectorStatus.ACTIVE);
    }

    @Override
    Source change(Sources sources, String id) {
        return sources.resume(id);
    }
}
