package dev.tributary.runtime.http;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Parts of the wider API that this server does not offer, so that a client learns more than "not found". */
final class NotBuiltHere {
    private static final Map<String, String> PARTS = Map.of(
            "destinations", "destinations",
            "pipelines", "pipelines",
            "transforms", "transforms",
            "kafka-access", "Kafka users",
            "kafka-users", "Kafka users",
            "kafka_users", "Kafka users",
            "consumer-groups", "operations on consumer groups");

    private NotBuiltHere() {}

    /** The sentence for a path of such a part; empty for any other path. */
    static Optional<String> sentence(List<String> segments) {
        return segments.isEmpty()
                ? Optional.empty()
                : Optional.ofNullable(PARTS.get(segments.get(0)))
                        .map(part -> "this server does not offer " + part + ": it manages sources, topics and tags");
    }
}
