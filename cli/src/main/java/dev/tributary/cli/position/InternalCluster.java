package dev.tributary.cli.position;

import dev.tributary.cli.CliException;
import dev.tributary.cli.ExitCodes;
import dev.tributary.runtime.kafka.ClusterAdmin;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;

/** The internal cluster, asked one question at a time. */
final class InternalCluster implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Admin admin;

    private InternalCluster(Admin admin) {
        this.admin = admin;
    }

    /**
     * A client of the cluster. Connects to nothing yet.
     *
     * @throws CliException when the properties cannot be used
     */
    static InternalCluster reachedBy(Map<String, String> clientProperties) {
        Map<String, Object> properties = new HashMap<>(clientProperties);
        properties.putIfAbsent(AdminClientConfig.CLIENT_ID_CONFIG, "tributary-position");
        try {
            return new InternalCluster(ClusterAdmin.reachedBy(properties));
        } catch (KafkaException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new CliException(
                    ExitCodes.USAGE,
                    "The internal cluster cannot be reached with these settings: " + reason.getMessage(),
                    e);
        }
    }

    /**
     * The answer to a question.
     *
     * @param deed what is asked for, to be read behind "to"
     * @throws ExecutionException with what the cluster says against it, except about who asks
     * @throws CliException when it does not answer, or not to this user
     */
    <T> T ask(String deed, Function<Admin, KafkaFuture<T>> question) throws ExecutionException {
        try {
            return question.apply(admin).get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw explained(deed, e);
        } catch (TimeoutException e) {
            throw silent(deed, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw silent(deed, e);
        }
    }

    /** As {@link #ask}, where whatever the cluster says against it ends the command. */
    <T> T require(String deed, Function<Admin, KafkaFuture<T>> question) {
        try {
            return ask(deed, question);
        } catch (ExecutionException e) {
            throw refused(ExitCodes.FAILED, deed, e);
        }
    }

    /** How a command ends that the cluster did not do what was asked of it. */
    static CliException refused(int exitCode, String deed, ExecutionException failure) {
        Throwable reason = failure.getCause() == null ? failure : failure.getCause();
        return new CliException(
                exitCode, "The internal cluster refused to " + deed + ": " + reason.getMessage(), failure);
    }

    private static ExecutionException explained(String deed, ExecutionException failure) {
        Throwable reason = failure.getCause();
        if (reason instanceof AuthenticationException || reason instanceof AuthorizationException) {
            throw refused(ExitCodes.AUTHENTICATION, deed, failure);
        }
        if (reason instanceof org.apache.kafka.common.errors.TimeoutException) {
            throw silent(deed, failure);
        }
        return failure;
    }

    private static CliException silent(String deed, Exception cause) {
        return new CliException(
                ExitCodes.FAILED,
                "The internal cluster did not answer when asked to " + deed
                        + ": check that it runs and that its bootstrap servers and security settings are right",
                cause);
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
