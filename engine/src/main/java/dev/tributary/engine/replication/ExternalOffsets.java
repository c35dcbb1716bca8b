package dev.tributary.engine.replication;

import dev.tributary.engine.OffsetPolicy;
import dev.tributary.engine.path.Position;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** Asks the external cluster where its partitions begin and end. */
final class ExternalOffsets {
    private ExternalOffsets() {}

    /**
     * Where reading starts by a policy. The end is the last stable one: what is still undecided there is not skipped.
     */
    static CompletionStage<Map<Integer, Position>> starts(
            Admin external, String topic, Collection<Integer> partitions, OffsetPolicy policy) {
        return list(
                external,
                topic,
                partitions,
                policy == OffsetPolicy.LATEST ? OffsetSpec.latest() : OffsetSpec.earliest());
    }

    /** The offsets that one partition holds: from the first to behind the last stable one. */
    static CompletionStage<Range> range(Admin external, TopicPartition partition) {
        List<Integer> one = List.of(partition.partition());
        return list(external, partition.topic(), one, OffsetSpec.earliest())
                .thenCombine(
                        list(external, partition.topic(), one, OffsetSpec.latest()),
                        (first, last) -> new Range(
                                only(first.values()).offset(),
                                only(last.values()).offset()));
    }

    /**
     * The offsets that a partition holds.
     *
     * @param first the first one
     * @param end behind the last one
     */
    record Range(long first, long end) {}

    private static Position only(Collection<Position> positions) {
        return positions.iterator().next();
    }

    private static CompletionStage<Map<Integer, Position>> list(
            Admin external, String topic, Collection<Integer> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(new TopicPartition(topic, partition), spec));
        return external.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .toCompletionStage()
                .thenApply(ExternalOffsets::positions);
    }

    private static Map<Integer, Position> positions(
            Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> answer) {
        Map<Integer, Position> positions = new HashMap<>();
        answer.forEach((partition, info) -> positions.put(
                partition.partition(),
                new Position(info.offset(), info.leaderEpoch().orElse(null))));
        return positions;
    }
}
