package dev.tributary.engine.topics;

import dev.tributary.engine.ConnectionReport;
import dev.tributary.engine.ConnectionReport.Check;
import dev.tributary.engine.ConnectionReport.Step;
import dev.tributary.engine.TopicMapping;
import dev.tributary.engine.clients.Admins;
import dev.tributary.engine.clients.Await;
import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.clients.Reach;
import dev.tributary.engine.clients.Side;
import dev.tributary.engine.status.Finding;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeClusterResult;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;

/**
 * One look at an external cluster, from the address to the rights on each topic. Every step goes on from the one
 * before. Used by one thread.
 */
final class Examination {
    /** There are at most two of these waits, and five for answers: less than half a minute together. */
    private static final Duration CONNECTING_AT_MOST = Duration.ofSeconds(2);

    private static final int MOST_TOPICS = 10_000;

    private final Admins admins;
    private final Map<String, String> properties;
    private final List<TopicMapping> topics;
    private final List<Check> checks = new ArrayList<>();

    Examination(Admins admins, Map<String, String> properties, List<TopicMapping> topics) {
        this.admins = admins;
        this.properties = properties;
        this.topics = topics;
    }

    ConnectionReport report() {
        if (!isReached()) {
            return new ConnectionReport(checks, null, null);
        }
        Optional<Identity> cluster =
                ask(Step.AUTHENTICATION, "connecting", () -> Identity.of(admins.external(properties)));
        if (cluster.isEmpty()) {
            return new ConnectionReport(checks, null, null);
        }
        passed(
                Step.AUTHENTICATION,
                properties
                                .getOrDefault(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG, "")
                                .startsWith("SASL_")
                        ? "The cluster accepts the login"
                        : "The cluster answers, and there is no user to log in");
        String clusterId = cluster.get().clusterId();
        compare(clusterId);
        reachBrokers(cluster.get().brokers());
        Optional<Map<String, Integer>> visible = ask(Step.TOPICS, "listing topics", this::list);
        ask(Step.TOPICS, "looking up topics", this::lookUp).ifPresent(this::judge);
        return new ConnectionReport(checks, clusterId, visible.orElse(null));
    }

    private boolean isReached() {
        List<String> addresses = bootstrapServers();
        Map<String, String> obstacles = Reach.obstacles(addresses, CONNECTING_AT_MOST);
        if (obstacles.isEmpty()) {
            passed(Step.ADDRESSES, "All addresses take connections: " + String.join(", ", addresses));
            return true;
        } else if (obstacles.size() < addresses.size()) {
            passed(
                    Step.ADDRESSES,
                    "One address that takes connections is enough, though some do not: " + list(obstacles));
            return true;
        }
        failed(
                Step.ADDRESSES,
                "No address takes connections: " + list(obstacles),
                "Correct bootstrap.servers, or let this server through to them: names, routes, firewalls.");
        return false;
    }

    private List<String> bootstrapServers() {
        return Reach.addresses(properties.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, ""));
    }

    private void compare(@Nullable String clusterId) {
        if (clusterId == null) {
            passed(Step.CLUSTER, "The cluster gives no id, so nobody can tell whether it is the internal one");
            return;
        }
        String internalId;
        try {
            internalId = Await.answer(admins.internal().describeCluster().clusterId());
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            passed(
                    Step.CLUSTER,
                    "The cluster has the id " + clusterId
                            + "; whether it is the internal one cannot be told, for that does not answer: "
                            + Failures.sentence(e));
            return;
        }
        LoopCheck.check(clusterId, internalId, topics)
                .ifPresentOrElse(
                        loop -> failed(Step.CLUSTER, loop),
                        () -> passed(
                                Step.CLUSTER,
                                "The cluster has the id " + clusterId
                                        + (clusterId.equals(internalId)
                                                ? " and is the internal one; no topic goes round in a circle"
                                                : " and is not the internal one")));
    }

    private void reachBrokers(Collection<Node> brokers) {
        List<String> addresses = brokers.stream()
                .map(broker -> broker.host() + ":" + broker.port())
                .toList();
        Map<String, String> obstacles = Reach.obstacles(addresses, CONNECTING_AT_MOST);
        if (obstacles.isEmpty()) {
            passed(
                    Step.BROKERS,
                    "Each broker takes connections where the cluster says: " + String.join(", ", addresses));
            return;
        }
        failed(
                Step.BROKERS,
                obstacles.size() + " of " + brokers.size() + " brokers take no connections where the cluster says: "
                        + list(obstacles),
                "Let this server through to each address in advertised.listeners of the brokers, or have the"
                        + " brokers advertise others.");
    }

    private Map<String, Integer> list() {
        Admin external = admins.external(properties);
        Collection<String> names = Await.answer(external.listTopics().names());
        List<String> first = names.stream().sorted().limit(MOST_TOPICS).toList();
        Map<String, Integer> partitions = new TreeMap<>();
        TopicLook.at(external, first).forEach((name, look) -> {
            if (look instanceof TopicLook.Found found) {
                partitions.put(name, found.partitions());
            }
        });
        if (names.isEmpty()) {
            failed(
                    Step.TOPICS,
                    "The cluster shows no topic",
                    "Create the topics there, or grant DESCRIBE on them to the user of the external connection.");
        } else {
            passed(
                    Step.TOPICS,
                    "The cluster shows " + names.size() + (names.size() == 1 ? " topic" : " topics")
                            + (names.size() > MOST_TOPICS
                                    ? ", of which the first " + MOST_TOPICS + " are listed"
                                    : ""));
        }
        return partitions;
    }

    private Map<String, TopicLook> lookUp() {
        List<String> names = topics.stream().map(TopicMapping::externalTopic).toList();
        return TopicLook.withRights(admins.external(properties), names);
    }

    private void judge(Map<String, TopicLook> looks) {
        for (TopicMapping topic : topics) {
            TopicLook look = looks.getOrDefault(topic.externalTopic(), new TopicLook.Missing());
            if (look instanceof TopicLook.Found found) {
                judge(topic, found);
            } else {
                failed(Step.TOPIC, TopicFindings.externalNotReadable(topic, look));
            }
        }
    }

    /** Whoever may see a topic may at least describe it: rights without that are not what they are called. */
    private void judge(TopicMapping topic, TopicLook.Found found) {
        boolean told = found.rights().contains(AclOperation.DESCRIBE);
        if (told && !found.rights().contains(AclOperation.READ)) {
            failed(Step.TOPIC, TopicFindings.externalNotRead(topic));
            return;
        }
        String partitions = found.partitions() == 1 ? "1 partition" : found.partitions() + " partitions";
        checks.add(new Check(
                Step.TOPIC,
                topic.externalTopic(),
                "Topic " + topic.externalTopic() + " has " + partitions
                        + (told
                                ? " and may be read"
                                : "; whether it may be read shows when it is, for the cluster does not tell"),
                null));
    }

    /** The answer; nothing, and a failed check, when there is none. */
    private <T> Optional<T> ask(Step step, String doing, Supplier<T> question) {
        try {
            return Optional.of(question.get());
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            failed(step, Failures.explain(Side.EXTERNAL, e, doing, properties));
            return Optional.empty();
        }
    }

    private void passed(Step step, String message) {
        checks.add(new Check(step, null, message, null));
    }

    private void failed(Step step, Finding finding) {
        checks.add(new Check(step, finding.externalTopic(), finding.message(), finding.remedy()));
    }

    private void failed(Step step, String message, String remedy) {
        checks.add(new Check(step, null, message, remedy));
    }

    private static String list(Map<String, String> obstacles) {
        return obstacles.entrySet().stream()
                .map(each -> each.getKey() + " (" + each.getValue() + ")")
                .collect(Collectors.joining(", "));
    }

    /** What the cluster says about itself. */
    private record Identity(@Nullable String clusterId, Collection<Node> brokers) {
        static Identity of(Admin external) {
            DescribeClusterResult cluster = external.describeCluster();
            return new Identity(Await.answer(cluster.clusterId()), Await.answer(cluster.nodes()));
        }
    }
}
