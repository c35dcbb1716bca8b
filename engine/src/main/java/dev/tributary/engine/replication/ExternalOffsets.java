package dev.tributary.engine.replication;

import dev.tributary.engine.OffsetPolicy;
import dev.tributary.engine.path.Position;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

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

    /**
     * Where some partitions begin.
     *
     * @param positions of those that could tell
     * @param failure why others could not; null when all could
     */
    record Starts(
            Map<Integer, Position> positions, @Nullable Throwable failure) {}

    /** Where partitions begin, those that can tell: one without a leader must not hold up the others. */
    static CompletionStage<Starts> beginnings(Admin external, String topic, Collection<Integer> partitions) {
        ListOffsetsResult result = ask(external, topic, partitions, OffsetSpec.earliest());
        CompletionStage<Starts> all = CompletableFuture.completedStage(new Starts(Map.of(), null));
        for (int partition : partitions) {
            CompletionStage<Starts> one = result.partitionResult(new TopicPartition(topic, partition))
                    .toCompletionStage()
                    .handle((info, failure) -> info == null
                            ? new Starts(Map.of(), failure)
                            : new Starts(Map.of(partition, position(info)), null));
            all = all.thenCombine(one, ExternalOffsets::together);
        }
        return all;
    }

    private static Starts together(Starts some, Starts more) {
        Map<Integer, Position> positions = new HashMap<>(some.positions());
        positions.putAll(more.positions());
        return new Starts(positions, some.failure() == null ? more.failure() : some.failure());
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
        return ask(external, topic, partitions, spec).all().toCompletionStage().thenApply(ExternalOffsets::positions);
    }

    private static ListOffsetsResult ask(
            Admin external, String topic, Collection<Integer> partitions, OffsetSpec spec) {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        partitions.forEach(partition -> asked.put(new TopicPartition(topic, partition), spec));
        return external.listOffsets(asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED));
    }

    private static Map<Integer, Position> positions(
            Map<TopicPartition, ListOffsetsResult.ListOffsetsResultInfo> answer) {
        Map<Integer, Position> positions = new HashMap<>();
        answer.forEach((partition, info) -> positions.put(partition.partition(), position(info)));
        return positions;
    }

    private static Position position(ListOffsetsResult.ListOffsetsResultInfo info) {
        return new Position(info.offset(), info.leaderEpoch().orElse(null));
    }
}
