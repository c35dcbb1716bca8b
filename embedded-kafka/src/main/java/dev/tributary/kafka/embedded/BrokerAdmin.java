package dev.tributary.kafka.embedded;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RetriableException;

/** The few administrative requests an embedded broker makes to itself. Close it before the broker ends. */
final class BrokerAdmin implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 30;
    private static final long GLANCE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);
    private static final int SCRAM_ITERATIONS = 4096;

    private final Admin admin;

    BrokerAdmin(String bootstrapServers) {
        admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    void createTopic(String name, int partitions, Map<String, String> configs) {
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configs);
        await("create topic " + name, admin.createTopics(List.of(topic)).all());
        awaitLeaders(name, partitions);
    }

    /**
     * The controller answers before the broker leads the partitions. A producer that is faster may see its first batch
     * refused and its second one taken, which its idempotence never recovers from: the first one stays out of sequence.
     */
    private void awaitLeaders(String topic, int partitions) {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            ends.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        String what = "lead the partitions of " + topic;
        long deadlineNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(TIMEOUT_SECONDS);
        while (!isThere(what, admin.listOffsets(ends).all())) {
            if (System.nanoTime() - deadlineNanos > 0) {
                throw new EmbeddedKafkaException(
                        "The embedded broker did not " + what + " within " + TIMEOUT_SECONDS + " seconds");
            }
            LockSupport.parkNanos(GLANCE_NANOS);
        }
    }

    /** Whether the answer is there; not, when the broker says that it has not heard of the topic yet. */
    private static boolean isThere(String what, KafkaFuture<?> answer) {
        try {
            await(what, answer);
            return true;
        } catch (EmbeddedKafkaException e) {
            if (e.getCause() instanceof ExecutionException failed && failed.getCause() instanceof RetriableException) {
                return false;
            }
            throw e;
        }
    }

    /** Lets these users log in by either SCRAM mechanism; what they could do before stays. */
    void putScramUsers(Map<String, String> passwordByName) {
        // One request may name a user once only.
        for (ScramMechanism mechanism : List.of(ScramMechanism.SCRAM_SHA_256, ScramMechanism.SCRAM_SHA_512)) {
            List<UserScramCredentialAlteration> alterations = new ArrayList<>();
            passwordByName.forEach((name, password) -> alterations.add(new UserScramCredentialUpsertion(
                    name, new ScramCredentialInfo(mechanism, SCRAM_ITERATIONS), password)));
            await(
                    "set up the SCRAM users",
                    admin.alterUserScramCredentials(alterations).all());
        }
    }

    @Override
    public void close() {
        admin.close();
    }

    private static void await(String what, KafkaFuture<?> outcome) {
        try {
            outcome.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new EmbeddedKafkaException("The embedded broker could not " + what + ": " + e.getMessage(), e);
        } catch (TimeoutException e) {
            throw new EmbeddedKafkaException(
                    "The embedded broker did not " + what + " within " + TIMEOUT_SECONDS + " seconds", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedKafkaException("Interrupted while waiting for the embedded broker to " + what, e);
        }
    }
}
