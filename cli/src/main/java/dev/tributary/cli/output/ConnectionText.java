package dev.tributary.cli.output;

import dev.tributary.api.model.connection.ConnectionCheck;
import dev.tributary.api.model.connection.ConnectionCheckResult;
import dev.tributary.api.model.connection.ExternalTopic;
import java.util.List;

/** Connections as people read them. */
public final class ConnectionText {

    private ConnectionText() {}

    /** One line for each check, what to do about those that failed, and the topics that are visible. */
    public static String details(ConnectionCheckResult result) {
        StringBuilder text = new StringBuilder();
        for (ConnectionCheck check : result.checks()) {
            text.append(check.ok() ? "ok      " : "FAILED  ");
            text.append(check.name()).append(": ").append(check.detail()).append('\n');
            if (check.remedy() != null) {
                text.append("        what to do: ").append(check.remedy()).append('\n');
            }
        }
        List<ExternalTopic> topics = result.topics();
        if (topics != null && !topics.isEmpty()) {
            Table table = new Table("TOPIC", "PARTITIONS");
            topics.forEach(topic -> table.row(topic.name(), topic.partitionCount()));
            text.append('\n').append(table.render());
        }
        return text.toString();
    }
}
