package dev.tributary.cli.source;

import dev.tributary.api.model.AppendTopicsResult;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.cli.output.SourceText;
import dev.tributary.sdk.Sources;
import picocli.CommandLine.Command;

@Command(
        name = "append-topics",
        description =
                "Adds topics to a running source in one step; safe when many callers do so at once. The base list is never touched.")
final class SourceAppendTopicsCommand extends TopicChangeSession {

    SourceAppendTopicsCommand(CliContext context) {
        super(new ConnectionOptions(context));
    }

    @Override
    void work(Sources sources, String id) {
        String owner = owner();
        AppendTopicsResult result = owner == null
                ? sources.appendTopics(id, topics())
                : sources.ownedBy(owner).appendTopics(id, topics());
        print(result, SourceText.appended(result));
    }
}
