package dev.tributary.runtime.service;

import dev.tributary.api.model.kafkadirect.InternalTopicNames;
import dev.tributary.api.model.topics.CreateTopicRequest;
import dev.tributary.api.model.topics.UpdateTopicRequest;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is acceptable in requests about internal topics. */
final class TopicRequestRules {
    private static final int MOST_PARTITIONS = 100_000;

    /** Kafka lets whoever may delete topics delete these too, and with them every group's positions. */
    private static final Set<String> OF_THE_CLUSTER =
            Set.of("__cluster_metadata", "__consumer_offsets", "__share_group_state", "__transaction_state");

    private TopicRequestRules() {}

    /** Checks the name of a topic that is to be deleted. */
    static void check(String name) {
        Fields fields = new Fields();
        notOfTheCluster(fields, name);
        fields.refuseIfWrong();
    }

    static void check(CreateTopicRequest request) {
        Fields fields = new Fields();
        name(fields, request.name());
        partitions(fields, "partition_count", request.partitionCount());
        retention(fields, request.retentionMs());
        fields.refuseIfWrong();
    }

    static void check(String name, UpdateTopicRequest request) {
        Fields fields = new Fields();
        name(fields, name);
        partitions(fields, "payload.partition_count", request.payload().partitionCount());
        fields.refuseIfWrong();
    }

    private static void name(Fields fields, String name) {
        if (!InternalTopicNames.isLegal(name)) {
            fields.wrong(
                    "name", "name '" + name + "' is not a topic name: use 1 to 249 letters, digits, '.', '_' and '-'");
        }
        notOfTheCluster(fields, name);
    }

    private static void notOfTheCluster(Fields fields, String name) {
        if (OF_THE_CLUSTER.contains(name)) {
            fields.wrong(
                    "name",
                    "name '" + name + "' is that of a topic which the brokers keep for themselves: name another one");
        }
    }

    private static void partitions(Fields fields, String field, @Nullable Integer count) {
        if (count != null) {
            fields.range(field, count, 1, MOST_PARTITIONS);
        }
    }

    private static void retention(Fields fields, @Nullable String text) {
        if (text != null && !text.matches("-1|[0-9]{1,18}")) {
            fields.wrong(
                    "retention_ms", "retention_ms '" + text + "' is not a number of milliseconds: use -1, 0 or more");
        }
    }
}
