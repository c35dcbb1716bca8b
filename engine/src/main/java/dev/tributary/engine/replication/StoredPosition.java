package dev.tributary.engine.replication;

import dev.tributary.engine.path.Position;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.jspecify.annotations.Nullable;

/**
 * A position as the group on the internal cluster keeps it: the external offset as the group's offset, all else in the
 * metadata, which reads {@code v1;cluster=..;topic=..;epoch=..}. An operator sets a plain offset ({@code tributary
 * position set}); then only the offset is known.
 *
 * @param position where reading goes on
 * @param origin the log that it counts in
 */
record StoredPosition(Position position, Origin origin) {
    private static final String FORMAT = "v1";
    private static final String CLUSTER = "cluster";
    private static final String TOPIC = "topic";
    private static final String EPOCH = "epoch";

    /** As it is committed. The external leader epoch stays out of Kafka's own field, which is for internal epochs. */
    OffsetAndMetadata toCommit() {
        StringBuilder metadata = new StringBuilder(FORMAT);
        append(metadata, CLUSTER, origin.clusterId());
        append(metadata, TOPIC, origin.topicId());
        append(metadata, EPOCH, position.leaderEpoch());
        return new OffsetAndMetadata(position.offset(), metadata.toString());
    }

    /** As it was committed. */
    static StoredPosition fromCommitted(OffsetAndMetadata committed) {
        Map<String, String> parts = parts(committed.metadata());
        return new StoredPosition(
                new Position(committed.offset(), epoch(parts.get(EPOCH))),
                new Origin(parts.get(CLUSTER), parts.get(TOPIC)));
    }

    private static Map<String, String> parts(@Nullable String metadata) {
        Map<String, String> parts = new HashMap<>();
        if (metadata == null || !metadata.startsWith(FORMAT + ";")) {
            return parts;
        }
        for (String part : metadata.substring(FORMAT.length() + 1).split(";", -1)) {
            int equals = part.indexOf('=');
            if (equals > 0) {
                parts.put(part.substring(0, equals), part.substring(equals + 1));
            }
        }
        return parts;
    }

    private static @Nullable Integer epoch(@Nullable String text) {
        try {
            return text == null ? null : Integer.valueOf(text);
        } catch (NumberFormatException malformed) {
            // Written by somebody else: without the epoch only the check for truncation is lost.
            return null;
        }
    }

    private static void append(StringBuilder metadata, String name, @Nullable Object value) {
        if (value != null) {
            metadata.append(';').append(name).append('=').append(value);
        }
    }
}
