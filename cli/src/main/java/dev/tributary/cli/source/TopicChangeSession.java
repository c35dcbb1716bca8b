package dev.tributary.cli.source;

import dev.tributary.cli.options.ConnectionOptions;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** What the commands have in common that append or remove topics. */
abstract class TopicChangeSession extends NamedSourceSession {

    @Parameters(
            index = "1..*",
            arity = "1..*",
            split = ",",
            paramLabel = "TOPIC",
            description = "Topics of the external cluster, with blanks or commas between.")
    private List<String> topics = new ArrayList<>();

    @Option(
            names = "--owner",
            paramLabel = "NAME",
            description = "Keeps the topics in a list of this owner, which no other caller changes, instead of the "
                    + "user-defined list.")
    private @Nullable String owner;

    TopicChangeSession(ConnectionOptions connection) {
        super(connection);
    }

    final List<String> topics() {
        return topics.stream()
                .map(String::strip)
                .filter(topic -> !topic.isEmpty())
                .toList();
    }

    final @Nullable String owner() {
        return owner;
    }
}
