package dev.tributary.cli.source;

import dev.tributary.api.model.Source;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.cli.options.DurationConverter;
import dev.tributary.cli.options.States;
import dev.tributary.cli.output.SourceText;
import dev.tributary.sdk.SourceWait;
import dev.tributary.sdk.Sources;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "wait",
        description = "Waits until a source is in a state. A broken source ends the wait with exit code 1.")
final class SourceWaitCommand extends NamedSourceSession {

    @Option(
            names = "--for",
            paramLabel = "STATE",
            defaultValue = "Active",
            description = "The state to wait for; ${DEFAULT-VALUE} by default.")
    private String state = "Active";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "60s",
            description = "How long to wait, like 500ms, 60s or 5m; ${DEFAULT-VALUE} by default. Exit code 4 after it.")
    private Duration timeout = Duration.ofSeconds(60);

    SourceWaitCommand(CliContext context) {
        super(new ConnectionOptions(context));
    }

    @Override
    void work(Sources sources, String id) {
        Source source = sources.waitUntil(id, SourceWait.until(States.named(state), timeout));
        say(SourceText.brief(source));
        print(source, SourceText.details(source));
    }
}
