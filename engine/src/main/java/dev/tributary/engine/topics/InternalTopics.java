package dev.tributary.engine.topics;

import dev.tributary.engine.clients.Await;
import dev.tributary.engine.clients.Failures;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.ApiException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidConfigurationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.InvalidRequestException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Creates and grows internal topics. Several workers may do so at once; who comes second finds the work done. */
final class InternalTopics {
    private static final Logger LOG = LoggerFactory.getLogger(InternalTopics.class);

    /** With the pause between them a few seconds: an elected leader shows in milliseconds. */
    private static final int MOST_LOOKS = 100;

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Admin admin;
    private final short replicationFactor;

    InternalTopics(Admin admin, short replicationFactor) {
        this.admin = admin;
        this.replicationFactor = replicationFactor;
    }

    /**
     * Creates a topic.
     *
     * @return how many partitions it has, which are other than wanted when somebody else created it first; null when
     *     that one does not show yet
     * @throws org.apache.kafka.common.KafkaException when the internal cluster refuses
     */
    @Nullable Integer create(String name, int partitions, Optional<Config> external) {
        try {
            return create(name, partitions, external, InternalTopicConfig.SINCE_3_6);
        } catch (InvalidConfigurationException | InvalidRequestException e) {
            if (!InternalTopicConfig.SINCE_3_6.isNamedIn(Failures.sentence(e))) {
                throw e;
            }
            return createBefore36(name, partitions, external, e);
        }
    }

    private @Nullable Integer createBefore36(
            String name, int partitions, Optional<Config> external, ApiException today) {
        try {
            return create(name, partitions, external, InternalTopicConfig.BEFORE_3_6);
        } catch (InvalidConfigurationException | InvalidRequestException e) {
            // A cluster that does not know the old name knows today's, and has refused their values.
            throw InternalTopicConfig.BEFORE_3_6.isNamedIn(Failures.sentence(e)) ? today : e;
        }
    }

    private @Nullable Integer create(
            String name, int partitions, Optional<Config> external, InternalTopicConfig configs) {
        if (external.isEmpty()) {
            return create(name, partitions, configs.essentials());
        }
        try {
            return create(name, partitions, configs.like(external.get()));
        } catch (InvalidConfigurationException | InvalidRequestException e) {
            if (configs.isNamedIn(Failures.sentence(e))) {
                throw e;
            }
            // Another broker version or vendor: a setting that is fine there may be refused here. What says how long
            // records are kept is never left out, or the copy might lose what the original keeps.
            LOG.warn(
                    "internal_topic={} the internal cluster refuses a setting of the external topic ({}); it is created"
                            + " without those that do not say which records are kept",
                    name,
                    Failures.sentence(e));
            return create(name, partitions, configs.keepingLike(external.get()));
        }
    }

    /**
     * Adds partitions, so that there are this many.
     *
     * @return how many there are, as {@link #create}
     * @throws org.apache.kafka.common.KafkaException when the internal cluster refuses
     */
    @Nullable Integer grow(String name, int partitions) {
        try {
            Await.answer(admin.createPartitions(Map.of(name, NewPartitions.increaseTo(partitions)))
                    .all());
            LOG.info("internal_topic={} grown to partitions={}", name, partitions);
            awaitLeaders(name, partitions);
            return partitions;
        } catch (InvalidPartitionsException e) {
            LOG.debug("internal_topic={} was grown by somebody else: {}", name, Failures.sentence(e));
            return present(name);
        }
    }

    private @Nullable Integer present(String name) {
        return TopicLook.at(admin, List.of(name)).get(name) instanceof TopicLook.Found found
                ? found.partitions()
                : null;
    }

    /** Whether the topic puts its own timestamps in place of the records'. What is not shown to us counts as no. */
    boolean replacesTimestamps(String name) {
        try {
            ConfigEntry type = TopicSettings.read(admin, name).get(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG);
            return type != null && "LogAppendTime".equals(type.value());
        } catch (AuthorizationException | UnknownTopicOrPartitionException e) {
            LOG.debug("internal_topic={} settings are not shown: {}", name, Failures.sentence(e));
            return false;
        }
    }

    private @Nullable Integer create(String name, int partitions, Map<String, String> configs) {
        NewTopic topic = new NewTopic(
                name,
                Optional.of(partitions),
                replicationFactor == -1 ? Optional.empty() : Optional.of(replicationFactor));
        try {
            Await.answer(admin.createTopics(List.of(topic.configs(configs))).all());
            LOG.info("internal_topic={} created with partitions={}", name, partitions);
            awaitLeaders(name, partitions);
            return partitions;
        } catch (TopicExistsException e) {
            LOG.debug("internal_topic={} was created by somebody else: {}", name, Failures.sentence(e));
            return present(name);
        }
    }

    /**
     * The controller answers before the brokers lead the partitions. A producer that is faster may see its first batch
     * refused and its second one taken, and then its transaction stands still until the first one's delivery times out.
     */
    private void awaitLeaders(String name, int partitions) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(name, partition), OffsetSpec.latest());
        }
        for (int look = 1; look <= MOST_LOOKS; look++) {
            try {
                Await.answer(admin.listOffsets(ends).all());
                return;
            } catch (TimeoutException e) {
                throw e;
            } catch (RetriableException e) {
                LOG.debug("internal_topic={} has no leaders yet: {}", name, Failures.sentence(e));
                LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
            }
        }
        LOG.warn("internal_topic={} has partitions without a leader; what is written there has to wait", name);
    }
}
