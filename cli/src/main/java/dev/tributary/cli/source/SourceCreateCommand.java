package dev.tributary.cli.source;

import dev.tributary.api.model.ConnectorStatus;
import dev.tributary.api.model.Source;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.cli.options.WaitOptions;
import dev.tributary.cli.output.SourceText;
import dev.tributary.sdk.Sources;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "create",
        abbreviateSynopsis = true,
        description = "Declares a Kafka Direct source, from options, from a file, or from a file with options on top.",
        footer = {
            "",
            "Example:",
            "  tributary source create --name shop --prefix shop --topics orders,payments \\",
            "      --bootstrap-servers kafka.example.com:9092 --wait"
        })
final class SourceCreateCommand extends SourceSession {

    @Mixin
    private final SourceDefinition definition;

    @Mixin
    private final WaitOptions wait = new WaitOptions();

    SourceCreateCommand(CliContext context) {
        super(new ConnectionOptions(context));
        this.definition = new SourceDefinition(context);
    }

    @Override
    void work(Sources sources) {
        Source created = sources.create(definition.toRequest());
        say("Declared source " + SourceText.brief(created));
        Source source = wait.await(sources, created, ConnectorStatus.ACTIVE);
        print(source, SourceText.details(source));
    }
}
