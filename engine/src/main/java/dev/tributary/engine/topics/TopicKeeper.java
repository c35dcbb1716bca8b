package dev.tributary.engine.topics;

import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.TopicMapping;
import dev.tributary.engine.clients.Admins;
import dev.tributary.engine.clients.Await;
import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.clients.Side;
import dev.tributary.engine.status.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Looks at both clusters once and puts the internal topics right. Used by one thread.
 *
 * <p>Trouble with one topic never keeps the others from flowing; trouble with a cluster leaves everything as it was.
 */
public final class TopicKeeper {

    /**
     * What one look showed.
     *
     * @param snapshot the topics; null when a cluster could not be asked, so that what was known before still holds
     * @param findings everything that is wrong
     */
    public record Outcome(@Nullable TopicsSnapshot snapshot, List<Finding> findings) {}

    private final Admins admins;
    private final Map<String, String> internalProperties;
    private final short replicationFactor;
    private final ExternalConfigs externalConfigs;
    /** Internal topics whose settings were looked at and found good. */
    private final Set<String> compared = new HashSet<>();

    /** A keeper that has looked at nothing yet. */
    public TopicKeeper(
            Admins admins, Map<String, String> internalProperties, short replicationFactor, String sourceName) {
        this.admins = admins;
        this.internalProperties = internalProperties;
        this.replicationFactor = replicationFactor;
        this.externalConfigs = new ExternalConfigs(sourceName);
    }

    /**
     * Looks once.
     *
     * @throws InterruptException when interrupted
     */
    public Outcome refresh(ReplicationSpec spec) {
        Map<String, String> externalProperties = spec.externalClientProperties();
        ExternalLook external;
        try {
            external = ExternalLook.at(admins.external(externalProperties), spec.topics());
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            return failed(Failures.explain(Side.EXTERNAL, e, "looking up topics", externalProperties));
        }
        try {
            return keepInternal(spec, external);
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            return failed(Failures.explain(Side.INTERNAL, e, "looking up topics", internalProperties));
        }
    }

    private static Outcome failed(Finding finding) {
        return new Outcome(null, List.of(finding));
    }

    private Outcome keepInternal(ReplicationSpec spec, ExternalLook external) {
        Admin internal = admins.internal();
        String internalClusterId = Await.answer(internal.describeCluster().clusterId());
        Optional<Finding> loop = LoopCheck.check(external.clusterId(), internalClusterId, spec.topics());
        if (loop.isPresent()) {
            return new Outcome(
                    new TopicsSnapshot(spec, external.clusterId(), external.brokers(), List.of()), List.of(loop.get()));
        }
        List<String> names =
                spec.topics().stream().map(TopicMapping::internalTopic).toList();
        Map<String, TopicLook> before = TopicLook.at(internal, names);
        Pass pass = new Pass(spec, external, new InternalTopics(internal, replicationFactor), before);
        return pass.run();
    }

    /** One pass over all topics of a specification. */
    private final class Pass {
        private final ReplicationSpec spec;
        private final ExternalLook external;
        private final InternalTopics internal;
        private final Map<String, TopicLook> internalLooks;
        private final List<Finding> findings = new ArrayList<>();

        Pass(
                ReplicationSpec spec,
                ExternalLook external,
                InternalTopics internal,
                Map<String, TopicLook> internalLooks) {
            this.spec = spec;
            this.external = external;
            this.internal = internal;
            this.internalLooks = new HashMap<>(internalLooks);
        }

        Outcome run() {
            List<FollowedTopic> topics = new ArrayList<>();
            for (TopicMapping mapping : spec.topics()) {
                topics.add(keep(mapping));
            }
            return new Outcome(new TopicsSnapshot(spec, external.clusterId(), external.brokers(), topics), findings);
        }

        private FollowedTopic keep(TopicMapping mapping) {
            TopicLook outside = external.topics().getOrDefault(mapping.externalTopic(), new TopicLook.Missing());
            TopicLook inside = internalLooks.getOrDefault(mapping.internalTopic(), new TopicLook.Missing());
            if (inside instanceof TopicLook.Unauthorized refusal) {
                findings.add(TopicFindings.internalRefused(mapping, refusal.told()));
                return new FollowedTopic(mapping, partitions(outside), id(outside), null, false);
            }
            Integer internalPartitions = partitions(inside);
            if (outside instanceof TopicLook.Found found) {
                internalPartitions = createOrGrow(mapping, found.partitions(), internalPartitions);
            } else {
                findings.add(TopicFindings.externalNotReadable(mapping, outside));
            }
            boolean writable = internalPartitions != null && isFit(mapping);
            return new FollowedTopic(mapping, partitions(outside), id(outside), internalPartitions, writable);
        }

        private @Nullable Integer createOrGrow(TopicMapping mapping, int wanted, @Nullable Integer present) {
            try {
                if (present == null) {
                    Admin admin = admins.external(spec.externalClientProperties());
                    return internal.create(
                            mapping.internalTopic(), wanted, externalConfigs.of(admin, mapping.externalTopic()));
                }
                if (present < wanted) {
                    return internal.grow(mapping.internalTopic(), wanted);
                }
                return present;
            } catch (TimeoutException | AuthenticationException | InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                findings.add(TopicFindings.notCreated(mapping, present, wanted, e));
                return present;
            }
        }

        private boolean isFit(TopicMapping mapping) {
            if (compared.contains(mapping.internalTopic())) {
                return true;
            }
            if (internal.replacesTimestamps(mapping.internalTopic())) {
                findings.add(TopicFindings.replacesTimestamps(mapping));
                return false;
            }
            compared.add(mapping.internalTopic());
            return true;
        }

        private static @Nullable Integer partitions(TopicLook look) {
            return look instanceof TopicLook.Found found ? found.partitions() : null;
        }

        private static @Nullable String id(TopicLook look) {
            return look instanceof TopicLook.Found found ? found.topicId() : null;
        }
    }
}
