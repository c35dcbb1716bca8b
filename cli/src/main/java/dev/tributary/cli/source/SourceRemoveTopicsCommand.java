package dev.tributary.cli.source;

import dev.tributary.api.model.RemoveTopicsResult;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.cli.output.SourceText;
import dev.tributary.sdk.Sources;
import picocli.CommandLine.Command;

@Command(
        name = "remove-topics",
        description = "Takes topics out again. A topic that another list names flows on, and the answer says why.")
final class SourceRemoveTopicsCommand extends TopicChangeSession {

    SourceRemoveTopicsCommand(CliContext context) {
        super(new ConnectionOptions(context));
    }

    @Override
    void work(Sources sources, String id) {
        String owner = owner();
        RemoveTopicsResult result = owner == null
                ? sources.removeTopics(id, topics())
                : sources.ownedBy(owner).removeTopics(id, topics());
        print(result, SourceText.removed(result));
    }
}
