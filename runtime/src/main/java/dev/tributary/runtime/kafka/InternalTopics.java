package dev.tributary.runtime.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.clients.admin.TopicListing;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidPartitionsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * The topics of the internal cluster. Every call asks the cluster and waits a bounded time for it. Safe for use by
 * several threads.
 *
 * @implNote The methods throw {@link ClusterException.Unavailable} when the cluster does not answer in time and
 *     {@link ClusterException.Refused} when it refuses.
 */
public final class InternalTopics implements AutoCloseable {
    /** The longest that {@link #close} waits for questions under way. */
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(1);

    /** Knocking more often at a cluster that is away only fills the log. */
    private static final int RECONNECT_BACKOFF_MAX_MS = 5_000;

    private static final int LOOK_AGAIN_MS = 20;

    /** How often a topic is looked at that others change at the same time. */
    private static final int MOST_LOOKS = 3;

    private final Map<String, Object> properties;
    private final Duration timeout;
    private @Nullable Admin connected;

    /**
     * Connects when first asked.
     *
     * @param clientProperties of the internal cluster
     * @param timeout the longest that one question waits for its answer
     */
    public InternalTopics(Map<String, String> clientProperties, Duration timeout) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.putIfAbsent(AdminClientConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, RECONNECT_BACKOFF_MAX_MS);
        int millis = Math.toIntExact(timeout.toMillis());
        properties.putIfAbsent(AdminClientConfig.CLIENT_ID_CONFIG, "tributary-topics");
        properties.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, millis);
        properties.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, millis);
        this.properties = Map.copyOf(properties);
        this.timeout = timeout;
    }

    /** The client, made when first needed: a cluster that nobody asks about is not knocked at. */
    private synchronized Admin admin() {
        Admin admin = connected;
        if (admin == null) {
            admin = create();
            connected = admin;
        }
        return admin;
    }

    /** A name that cannot be resolved is an outage like any other: it passes when the brokers are there. */
    private Admin create() {
        try {
            return ClusterAdmin.reachedBy(properties);
        } catch (KafkaException e) {
            throw ClusterFailures.noClient(e);
        }
    }

    /** One topic with its retention. */
    public Optional<ClusterTopic> find(String name) {
        return seen(name).flatMap(this::withRetention);
    }

    /** Deleted between two questions, or made a moment ago so that the broker asked second has not heard of it. */
    private Optional<ClusterTopic> withRetention(ClusterTopic topic) {
        try {
            return Optional.of(new ClusterTopic(topic.name(), topic.partitions(), retention(topic.name())));
        } catch (ClusterException.Refused e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
            return seen(topic.name());
        }
    }

    private Optional<ClusterTopic> seen(String name) {
        return describe(List.of(name)).stream().findFirst();
    }

    /** All topics but the cluster's own, without their retention, in no particular order. */
    public List<ClusterTopic> all() {
        return describe(await("list topics", admin().listTopics().listings()).stream()
                .filter(listing -> !listing.isInternal())
                .map(TopicListing::name)
                .toList());
    }

    /**
     * Creates a topic with the cluster's default replication and waits until it can be seen.
     *
     * @param partitions how many; empty for the cluster's default
     * @param configs its settings
     * @return the topic, without its retention
     * @throws ClusterException.TopicExists when there is one of this name
     */
    public ClusterTopic create(String name, Optional<Integer> partitions, Map<String, String> configs) {
        NewTopic topic = new NewTopic(name, partitions, Optional.empty()).configs(configs);
        await("create the topic " + name, admin().createTopics(List.of(topic)).all());
        return awaitSeen(name, Optional::isPresent).orElseThrow(() -> ClusterFailures.unseen(name));
    }

    /**
     * Creates a topic or grows it, whichever it takes, and waits until it can be seen. Others may do the same at once:
     * whoever comes second looks again.
     *
     * @param partitions how many it shall have; one that has more is left as it is
     * @return the topic, without its retention
     */
    public ClusterTopic bringTo(String name, int partitions) {
        for (int look = 1; ; look++) {
            Optional<ClusterTopic> present = seen(name);
            if (present.filter(topic -> topic.partitions() >= partitions).isPresent()) {
                return present.get();
            }
            try {
                return present.isPresent() ? grow(name, partitions) : create(name, Optional.of(partitions), Map.of());
            } catch (ClusterException.TopicExists | ClusterException.Refused e) {
                if (look == MOST_LOOKS || !isOvertaken(e)) {
                    throw e;
                }
                awaitSeen(name, now -> isNewer(now, present, partitions, e));
            }
        }
    }

    /** Whether a broker shows what the controller refused for; it may show several changes of others one by one. */
    private static boolean isNewer(
            Optional<ClusterTopic> now, Optional<ClusterTopic> before, int partitions, ClusterException refusal) {
        if (refusal.getCause() instanceof InvalidPartitionsException) {
            return now.map(topic -> topic.partitions() >= partitions).orElse(true);
        }
        return !now.equals(before);
    }

    private static boolean isOvertaken(ClusterException failure) {
        return failure instanceof ClusterException.TopicExists
                || failure.getCause() instanceof InvalidPartitionsException
                || failure.getCause() instanceof UnknownTopicOrPartitionException;
    }

    private ClusterTopic grow(String name, int partitions) {
        await(
                "grow the topic " + name,
                admin().createPartitions(Map.of(name, NewPartitions.increaseTo(partitions)))
                        .all());
        return awaitSeen(
                        name,
                        found -> found.filter(topic -> topic.partitions() >= partitions)
                                .isPresent())
                .orElseThrow(() -> ClusterFailures.unseen(name));
    }

    /** Deletes a topic and waits until it can no longer be seen; one that is not there is not an error. */
    public void delete(String name) {
        try {
            await(
                    "delete the topic " + name,
                    admin().deleteTopics(List.of(name)).all());
        } catch (ClusterException.Refused e) {
            if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
                throw e;
            }
        }
        awaitSeen(name, Optional::isEmpty);
    }

    /**
     * Waits until the brokers have heard of a change: the controller answers before they have, and whoever made the
     * change would find it undone.
     */
    private Optional<ClusterTopic> awaitSeen(String name, Predicate<Optional<ClusterTopic>> wanted) {
        long end = System.nanoTime() + timeout.toNanos();
        Optional<ClusterTopic> now = seen(name);
        try {
            while (!wanted.test(now) && System.nanoTime() < end) {
                TimeUnit.MILLISECONDS.sleep(LOOK_AGAIN_MS);
                now = seen(name);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return now;
    }

    private List<ClusterTopic> describe(Collection<String> names) {
        // One by one, because a topic that is missing or forbidden must not hide the others.
        Map<String, KafkaFuture<TopicDescription>> answers =
                admin().describeTopics(names).topicNameValues();
        return answers.entrySet().stream()
                .flatMap(answer -> described(answer.getKey(), answer.getValue()).stream())
                .toList();
    }

    private Optional<ClusterTopic> described(String name, KafkaFuture<TopicDescription> answer) {
        try {
            TopicDescription topic = await("describe the topic " + name, answer);
            return Optional.of(new ClusterTopic(name, topic.partitions().size(), null));
        } catch (ClusterException.Refused e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private @Nullable String retention(String name) {
        ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, name);
        try {
            Config config = await(
                            "read the settings of the topic " + name,
                            admin().describeConfigs(List.of(resource)).all())
                    .get(resource);
            ConfigEntry retention = config == null ? null : config.get(TopicConfig.RETENTION_MS_CONFIG);
            return retention == null ? null : retention.value();
        } catch (ClusterException.Refused e) {
            if (e.getCause() instanceof AuthorizationException) {
                return null;
            }
            throw e;
        }
    }

    private <T> T await(String deed, KafkaFuture<T> answer) {
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw ClusterFailures.of(deed, e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw ClusterFailures.unavailable(deed, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ClusterFailures.unavailable(deed, e);
        }
    }

    @Override
    public synchronized void close() {
        Admin admin = connected;
        if (admin != null) {
            admin.close(CLOSE_TIMEOUT);
        }
    }
}
