package dev.tributary.cli.source;

import dev.tributary.api.model.Source;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.cli.options.DurationConverter;
import dev.tributary.cli.output.SourceText;
import dev.tributary.sdk.Sources;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "delete",
        description =
                "Ends a source and forgets it, without asking back. What was copied stays on the internal cluster; how far "
                        + "it was copied is forgotten, so that a source declared again with the offset policy earliest "
                        + "copies every record once more. To end one for a while: source pause.")
final class SourceDeleteCommand extends SourceSession {

    @Parameters(index = "0", paramLabel = "SOURCE", description = "The id or the name of the source.")
    private String idOrName = "";

    @Option(names = "--if-exists", description = "Succeeds when there is no such source.")
    private boolean ifExists;

    @Option(names = "--wait", description = "Waits until the server says that it is gone.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "60s",
            description = "How long to wait; ${DEFAULT-VALUE} by default. Exit code 4 after it.")
    private Duration timeout = Duration.ofSeconds(60);

    SourceDeleteCommand(CliContext context) {
        super(new ConnectionOptions(context));
    }

    @Override
    void work(Sources sources) {
        Optional<String> id = find(sources, idOrName).map(Source::id);
        if (id.isEmpty() && !ifExists) {
            throw new CliException(
                    ExitCodes.NOT_FOUND, "There is no source with the id or the name '" + idOrName + "'");
        }
        if (id.isEmpty()) {
            say("There was no source '" + idOrName + "'.");
            return;
        }
        Source deleted = sources.delete(id.get());
        if (wait) {
            sources.waitUntilDeleted(id.get(), timeout);
        }
        say("Deleted source " + deleted.name() + ".");
        print(deleted, SourceText.details(deleted));
    }
}
