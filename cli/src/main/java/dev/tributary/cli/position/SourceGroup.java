package dev.tributary.cli.position;

import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsOptions;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.UnknownMemberIdException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The group of one source on the internal cluster. Its offsets are the positions of the source: the internal partition
 * is the key, the external offset the value.
 */
final class SourceGroup {

    /** What the groups of all sources begin with, as the guarantees say. */
    private static final String PREFIX = "tributary-";

    private final InternalCluster cluster;
    private final String sourceId;
    private final String groupId;

    SourceGroup(InternalCluster cluster, String sourceId) {
        this.cluster = cluster;
        this.sourceId = sourceId;
        this.groupId = PREFIX + sourceId;
    }

    /** @throws CliException when the group has no position at all, as when the id of the source is mistyped */
    void requirePositions() {
        if (committed(new ListConsumerGroupOffsetsSpec(), false).isEmpty()) {
            throw new CliException(
                    ExitCodes.NOT_FOUND,
                    "--source-id is '" + sourceId + "', but the group " + groupId
                            + " holds no positions on the internal cluster: " + knownGroups());
        }
    }

    /** The external offset of every internal partition that has one, by topic and partition. */
    SortedMap<TopicPartition, Long> positions() {
        SortedMap<TopicPartition, Long> positions =
                new TreeMap<>(Comparator.comparing(TopicPartition::topic).thenComparing(TopicPartition::partition));
        committed(new ListConsumerGroupOffsetsSpec(), false)
                .forEach((partition, held) -> positions.put(partition, held.offset()));
        return positions;
    }

    private String knownGroups() {
        List<String> groups = cluster
                .require("list the groups", admin -> admin.listGroups().valid())
                .stream()
                .map(GroupListing::groupId)
                .filter(id -> id.startsWith(PREFIX))
                .sorted()
                .toList();
        return groups.isEmpty()
                ? "it has no group of any source, so check that this is the internal cluster"
                : "give the id of a source, which is what stands behind " + PREFIX + " in one of "
                        + String.join(", ", groups);
    }

    /** @throws CliException when the internal cluster has no such partition */
    void requirePartition(TopicPartition partition) {
        int partitions = partitions(partition.topic());
        if (partition.partition() < 0 || partition.partition() >= partitions) {
            throw new CliException(
                    ExitCodes.NOT_FOUND,
                    "--partition is " + partition.partition() + ", but the internal topic " + partition.topic()
                            + " has " + partitions + ": give one from 0 to " + (partitions - 1));
        }
    }

    /**
     * A topic of which the group holds nothing is not followed. One position would make it so, and all its other
     * partitions would be copied from their beginning, whatever the offset policy.
     *
     * @throws CliException when the group has no position in the topic
     */
    void requireFollowed(String topic) {
        Set<String> followed = new TreeSet<>();
        positions().keySet().forEach(partition -> followed.add(partition.topic()));
        if (!followed.contains(topic)) {
            throw new CliException(
                    ExitCodes.NOT_FOUND,
                    "--topic is '" + topic + "', but the group " + groupId
                            + " holds no position in that internal topic, so where it starts is for the offset policy to "
                            + "say: give one that it holds positions in, which are " + String.join(", ", followed));
        }
    }

    private int partitions(String topic) {
        String deed = "describe the topic " + topic;
        try {
            return cluster.ask(
                            deed,
                            admin -> Objects.requireNonNull(admin.describeTopics(List.of(topic))
                                    .topicNameValues()
                                    .get(topic)))
                    .partitions()
                    .size();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException
                    || e.getCause() instanceof InvalidTopicException) {
                throw new CliException(
                        ExitCodes.NOT_FOUND,
                        "--topic is '" + topic
                                + "', but there is no such topic on the internal cluster: give the internal "
                                + "topic, one that ./tributary position list --source-id " + sourceId + " shows",
                        e);
            }
            throw InternalCluster.refused(ExitCodes.FAILED, deed, e);
        }
    }

    /**
     * Why a position cannot be set now; empty when it can. Workers that take part in the group would go on from where
     * they are and commit over it, and a transaction that one has left open may still be committed.
     */
    Optional<String> hindrance(TopicPartition partition) {
        int members = members();
        if (members > 0) {
            return Optional.of(atWork(members == 1 ? "1 worker copies" : members + " workers copy"));
        }
        // The client says null where the group holds nothing, and leaves out what waits for its transaction's end.
        return committed(new ListConsumerGroupOffsetsSpec().topicPartitions(List.of(partition)), true)
                        .containsKey(partition)
                ? Optional.empty()
                : Optional.of("The position of " + partition + " waits for the end of a transaction that a worker has "
                        + "left open, or this user may not see it: try again in a moment, for the transaction ends after "
                        + "transaction.timeout at the latest, or as a user who may describe the topic");
    }

    private int members() {
        return cluster
                .require(
                        "describe the group " + groupId,
                        admin -> admin.describeConsumerGroups(List.of(groupId)).all())
                .values()
                .stream()
                .mapToInt(group -> group.members().size())
                .sum();
    }

    private String atWork(String who) {
        return "--source-id is '" + sourceId + "', and " + who
                + " this source and would not heed the new position: pause the source first, with ./tributary source "
                + "pause " + sourceId + ", or try again in a moment if it is paused";
    }

    /**
     * Sets a position.
     *
     * @throws CliException when a worker has joined meanwhile, or the cluster refuses
     */
    void set(TopicPartition partition, long externalOffset) {
        String deed = "set the position of " + partition;
        try {
            // Without metadata: which external topic it counts in is for the engine to find out.
            cluster.ask(
                    deed,
                    admin -> admin.alterConsumerGroupOffsets(
                                    groupId, Map.of(partition, new OffsetAndMetadata(externalOffset)))
                            .partitionResult(partition));
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownMemberIdException
                    || e.getCause() instanceof RebalanceInProgressException) {
                throw new CliException(ExitCodes.CONFLICT, atWork("a worker copies"), e);
            }
            throw InternalCluster.refused(ExitCodes.FAILED, deed, e);
        }
    }

    private Map<TopicPartition, OffsetAndMetadata> committed(ListConsumerGroupOffsetsSpec asked, boolean decidedOnly) {
        return cluster.require(
                "list the positions of the group " + groupId,
                admin -> admin.listConsumerGroupOffsets(
                                Map.of(groupId, asked),
                                new ListConsumerGroupOffsetsOptions().requireStable(decidedOnly))
                        .partitionsToOffsetAndMetadata(groupId));
    }
}
