package dev.tributary.cli.topic;

import dev.tributary.api.model.topics.TopicDetails;
import dev.tributary.cli.CliContext;
import dev.tributary.cli.ExitCodes;
import dev.tributary.cli.options.ConnectionOptions;
import dev.tributary.cli.options.OutputOptions;
import dev.tributary.cli.output.TopicText;
import dev.tributary.sdk.TributaryClient;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(name = "list", description = "Lists the internal topics and the sources that write them.")
final class TopicListCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final ConnectionOptions connection;

    @Mixin
    private final OutputOptions output = new OutputOptions();

    TopicListCommand(CliContext context) {
        this.connection = new ConnectionOptions(context);
    }

    @Override
    public Integer call() {
        try (TributaryClient client = connection.connect()) {
            List<TopicDetails> topics = client.topics().list().toList();
            PrintWriter out = spec.commandLine().getOut();
            out.print(output.render(topics, TopicText.list(topics)));
            out.flush();
        }
        return ExitCodes.OK;
    }
}
