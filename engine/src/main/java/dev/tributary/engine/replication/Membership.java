package dev.tributary.engine.replication;

import dev.tributary.engine.EngineSettings;
import dev.tributary.engine.clients.ClientProperties;
import dev.tributary.engine.sharing.SteadyAssignor;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/**
 * This worker's place in the source's group on the internal cluster. Owning an internal partition is the right to read
 * the external partition of the same number. Nothing is ever fetched. Used by the source's loop only; the listener is
 * called within {@link #poll} and {@link #subscribe}.
 *
 * <p>Invariant M1: a transaction is committed with the member id and generation under which its partitions are owned;
 * the internal cluster refuses them from the moment it forms the next generation.
 */
final class Membership implements AutoCloseable {
    /** The longest that the loop may be held up by anything before its partitions go to others. */
    private static final int MAX_POLL_INTERVAL_MS = 90_000;

    private static final Duration CLOSE_AT_MOST = Duration.ofSeconds(5);
    private static final long MAX_HEARTBEAT_MS = 1_000;
    private static final long HEARTBEATS_IN_SESSION = 5;

    /** Hears of changes in what is owned. Must not throw. */
    interface Listener {
        /** These are owned from now on, beside those owned before. */
        void taken(Collection<TopicPartition> internal);

        /** These are still owned, for the last time: what is under way may be committed now. */
        void givingUp(Collection<TopicPartition> internal);

        /** These are not owned any more, and somebody else may own them already. */
        void lost(Collection<TopicPartition> internal);
    }

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Listener listener;
    private Set<String> subscribed = Set.of();
    private boolean joined;
    private boolean abandoned;

    Membership(EngineSettings settings, SourceNames names, Listener listener) {
        this.listener = listener;
        this.consumer = new KafkaConsumer<>(
                properties(settings, names), new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private static Map<String, Object> properties(EngineSettings settings, SourceNames names) {
        long sessionMs = settings.sessionTimeout().toMillis();
        return ClientProperties.reaching(settings.internalClientProperties(), names.clientId("member"))
                .withApiTimeout()
                .fix(ConsumerConfig.GROUP_ID_CONFIG, names.groupId())
                .fix(ConsumerConfig.GROUP_PROTOCOL_CONFIG, "classic")
                .fix(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, assignors())
                .fix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) sessionMs)
                .fix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, (int)
                        Math.min(MAX_HEARTBEAT_MS, sessionMs / HEARTBEATS_IN_SESSION))
                .fix(ConsumerConfig.MAX_POLL_INTERVAL_MS_CONFIG, MAX_POLL_INTERVAL_MS)
                .fix(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false)
                .fix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none")
                .fix(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false)
                // The group's leader notices new internal partitions by its metadata.
                .fix(
                        ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                        settings.metadataRefresh().dividedBy(2).toMillis())
                .toMap();
    }

    /**
     * Our own rules; Kafka's for as long as a worker from before them takes part, as a group uses what all members
     * know.
     */
    private static List<String> assignors() {
        return List.of(SteadyAssignor.class.getName(), CooperativeStickyAssignor.class.getName());
    }

    /** Takes part for these internal topics; leaves the group when there are none. */
    void subscribe(Set<String> internalTopics) {
        if (internalTopics.equals(subscribed)) {
            return;
        }
        subscribed = Set.copyOf(internalTopics);
        joined = false;
        if (subscribed.isEmpty()) {
            consumer.unsubscribe();
        } else {
            consumer.subscribe(subscribed, new Rebalance());
        }
    }

    /** Plays its part in the group, waiting at most so long; false when there was nothing to take part in. */
    boolean poll(Duration atMost) {
        if (subscribed.isEmpty()) {
            return false;
        }
        consumer.poll(atMost);
        return true;
    }

    /** Whether the present subscription has been settled with the group. */
    boolean joined() {
        return joined || subscribed.isEmpty();
    }

    /**
     * Who we are in the group, for a commit.
     *
     * @throws CommitFailedException when we are nobody: a commit without a generation would not be fenced
     */
    ConsumerGroupMetadata metadata() {
        ConsumerGroupMetadata metadata = consumer.groupMetadata();
        if (metadata.generationId() < 0) {
            throw new CommitFailedException("not a member of group " + metadata.groupId() + " at the moment");
        }
        return metadata;
    }

    /** Leaves the group, so that others take over at once. */
    @Override
    public void close() {
        consumer.close(CloseOptions.timeout(CLOSE_AT_MOST)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    }

    /** Lets go after a failure: all that was owned counts as lost at once, whatever the group thinks. */
    void abandon() {
        listener.lost(consumer.assignment());
        abandoned = true;
        consumer.close(CloseOptions.timeout(Duration.ZERO));
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            // A position of its own and a pause keep the consumer from asking for positions and from fetching.
            for (TopicPartition partition : partitions) {
                consumer.seek(partition, new OffsetAndMetadata(0));
            }
            consumer.pause(partitions);
            joined = true;
            listener.taken(partitions);
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            if (!abandoned) {
                listener.givingUp(partitions);
            }
        }

        @Override
        public void onPartitionsLost(Collection<TopicPartition> partitions) {
            if (!abandoned) {
                joined = false;
                listener.lost(partitions);
            }
        }
    }
}
