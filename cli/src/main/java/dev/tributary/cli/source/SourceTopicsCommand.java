package dev.tributary.cli.source;

import dev.tributary.api.model.EffectiveTopics;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.cli.output.SourceText;
import dev.tributary.sdk.Sources;
import picocli.CommandLine.Command;

@Command(name = "topics", description = "Shows the topics that a source pulls and the lists that name them.")
final class SourceTopicsCommand extends NamedSourceSession {

    SourceTopicsCommand(CliContext context) {
        super(new ConnectionOptions(context));
    }

    @Override
    void work(Sources sources, String id) {
        EffectiveTopics topics = sources.effectiveTopics(id);
        print(topics, SourceText.topics(topics));
    }
}
