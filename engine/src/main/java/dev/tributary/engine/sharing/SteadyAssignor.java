package dev.tributary.engine.sharing;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerPartitionAssignor;
import org.apache.kafka.common.Cluster;

/**
 * Shares a source's partitions among its workers so that what flows is left where it is: adding or removing a topic
 * moves no partition of another one, and a partition is owned by nobody before it goes to somebody else. See
 * {@code Division} for the rules.
 *
 * <p>Made by Kafka's consumer, one for each, and used on the consumer's thread only.
 */
public final class SteadyAssignor implements ConsumerPartitionAssignor {
    /** Members agree on an assignor by its name: it changes when members of two releases could not be served alike. */
    private static final String NAME = "tributary-steady";

    private Memory memory = Memory.NONE;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public List<RebalanceProtocol> supportedProtocols() {
        return List.of(RebalanceProtocol.COOPERATIVE);
    }

    @Override
    public ByteBuffer subscriptionUserData(Set<String> topics) {
        return memory.encoded();
    }

    @Override
    public void onAssignment(Assignment assignment, ConsumerGroupMetadata metadata) {
        memory = Memory.decoded(assignment.userData());
    }

    @Override
    public GroupAssignment assign(Cluster metadata, GroupSubscription group) {
        List<Participant> members = new ArrayList<>();
        Map<String, Integer> partitions = new HashMap<>();
        group.groupSubscription().forEach((id, subscription) -> {
            members.add(participant(id, subscription));
            for (String topic : subscription.topics()) {
                Integer count = metadata.partitionCountForTopic(topic);
                if (count != null) {
                    partitions.put(topic, count);
                }
            }
        });
        Shares shares = Division.divide(partitions, members);
        Map<String, Assignment> assignments = new HashMap<>();
        shares.byMember()
                .forEach((id, owned) -> assignments.put(
                        id, new Assignment(owned, shares.memory().encoded())));
        return new GroupAssignment(assignments);
    }

    private static Participant participant(String id, Subscription subscription) {
        return new Participant(
                id,
                new TreeSet<>(subscription.topics()),
                Set.copyOf(subscription.ownedPartitions()),
                subscription.generationId().orElse(-1),
                Memory.decoded(subscription.userData()));
    }
}
