package dev.tributary.engine.records;

import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.path.ReadFault;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Reads out of Kafka's words which partition is damaged: its consumer has a type for neither a wrong checksum nor bytes
 * that it cannot understand. What it says otherwise is no damage.
 */
final class Damage {
    private static final Pattern CHECKSUM = Pattern.compile(
            "Record(?: batch)? for partition (?<partition>\\S+) at offset (?<offset>\\d+) is invalid, cause: .*");
    private static final Pattern BROKER = Pattern.compile(
            "Encountered corrupt message when fetching offset (?<offset>\\d+) for topic-partition (?<partition>\\S+)");
    private static final Pattern RECORD = Pattern.compile(
            "Received exception when fetching the next record from (?<partition>\\S+)\\. If needed, .*");

    private Damage() {}

    /**
     * The damage that a failure tells of.
     *
     * @param reading what is being read, and the next offset of each
     */
    static Optional<ReadFault.Damaged> in(KafkaException failure, Map<TopicPartition, Long> reading) {
        for (Throwable at = failure; at != null; at = at.getCause()) {
            Matcher checksum = CHECKSUM.matcher(String.valueOf(at.getMessage()));
            if (checksum.matches()) {
                return at(checksum, reading, Long.valueOf(checksum.group("offset")), "its checksum is wrong");
            }
            Matcher broker = BROKER.matcher(String.valueOf(at.getMessage()));
            if (broker.matches()) {
                return at(broker, reading, Long.valueOf(broker.group("offset")), "the broker finds it corrupt");
            }
        }
        Matcher record = RECORD.matcher(String.valueOf(failure.getMessage()));
        Throwable cause = failure.getCause();
        if (record.matches() && cause != null) {
            return at(record, reading, null, "it cannot be understood (" + Failures.sentence(cause) + ")");
        }
        return Optional.empty();
    }

    private static Optional<ReadFault.Damaged> at(
            Matcher words, Map<TopicPartition, Long> reading, @Nullable Long offset, String what) {
        String named = words.group("partition");
        return reading.entrySet().stream()
                .filter(entry -> entry.getKey().toString().equals(named))
                .findFirst()
                .map(entry -> new ReadFault.Damaged(entry.getKey(), offset == null ? entry.getValue() : offset, what));
    }
}
