package dev.tributary.cli.source;

import dev.tributary.api.model.AppendTopicsResult;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.cli.options.DurationConverter;
import dev.tributary.cli.output.SourceText;
import dev.tributary.sdk.Sources;
import java.time.Duration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "append-topics",
        description =
                "Adds topics to a running source in one step; safe when many callers do so at once. The base list is never touched.")
final class SourceAppendTopicsCommand extends TopicChangeSession {

    @Option(
            names = "--wait",
            description =
                    "Waits until the source is active and copies every one of these topics. A source that is broken, "
                            + "paused or stopped ends the wait with exit code 1.")
    private boolean wait;

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            converter = DurationConverter.class,
            defaultValue = "60s",
            description = "How long to wait; ${DEFAULT-VALUE} by default. Exit code 4 after it.")
    private Duration timeout = Duration.ofSeconds(60);

    SourceAppendTopicsCommand(CliContext context) {
        super(new ConnectionOptions(context));
    }

    @Override
    void work(Sources sources, String id) {
        String owner = owner();
        AppendTopicsResult result = owner == null
                ? sources.appendTopics(id, topics())
                : sources.ownedBy(owner).appendTopics(id, topics());
        if (wait) {
            say(SourceText.brief(sources.waitUntilFlowing(id, topics(), timeout)));
        }
        print(result, SourceText.appended(result));
    }
}
