package dev.tributary.kafka.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialAlteration;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.apache.kafka.common.KafkaFuture;

/** The few administrative requests an embedded broker makes to itself. Close it after use. */
final class BrokerAdmin implements AutoCloseable {

    private static final int TIMEOUT_SECONDS = 30;
    private static final int SCRAM_ITERATIONS = 4096;

    private final Admin admin;

    BrokerAdmin(String bootstrapServers) {
        admin = Admin.create(Map.of(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    void createTopic(String name, int partitions, Map<String, String> configs) {
        NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty()).configs(configs);
        await("create topic " + name, admin.createTopics(List.of(topic)).all());
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

    private static void await(String what, KafkaFuture<Void> outcome) {
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
