package dev.tributary.engine.clients;

import dev.tributary.engine.Problem;
import dev.tributary.engine.status.Finding;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.regex.Pattern;
import javax.security.auth.login.LoginException;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedVersionException;

/** Turns what a Kafka client threw into a problem that an operator can act on. */
public final class Failures {
    private static final int DEEPEST_CAUSE = 8;

    private static final Pattern CLASS_NAMES = Pattern.compile("^(?:[\\w.$]+(?:Exception|Error): )+");

    private Failures() {}

    /**
     * Explains a failure that concerns a whole cluster.
     *
     * @param doing what was being done, to fit behind "while"
     * @param clientProperties how the cluster was to be reached; only the addresses are told
     */
    public static Finding explain(Side side, Throwable failure, String doing, Map<String, String> clientProperties) {
        String brokers = clientProperties.getOrDefault(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, "(none given)");
        String where = "the " + side.word() + " cluster at " + brokers;
        String told = " while " + doing + ": " + sentence(failure);
        Optional<WrongPortException> wrongPort = cause(failure, WrongPortException.class);
        if (wrongPort.isPresent()) {
            return Finding.ofSource(
                    side.unreachable(),
                    "Where the " + side.word() + " cluster is expected, "
                            + wrongPort.get().getMessage(),
                    "Correct bootstrap.servers; where a broker speaks TLS, set security.protocol to SSL or SASL_SSL.");
        }
        Optional<LoginException> login = cause(failure, LoginException.class);
        if (login.isPresent()) {
            return Finding.ofSource(
                    side.authentication(),
                    "No login for " + where + " while " + doing + ": " + loginFailure(login.get()),
                    "Correct the credentials of the " + side.word() + " connection, and see that whoever gives its"
                            + " tokens can be reached from here.");
        }
        if (cause(failure, SslAuthenticationException.class).isPresent()) {
            return Finding.ofSource(
                    side.authentication(),
                    "The TLS handshake failed at " + where + told,
                    "Give the " + side.word()
                            + " connection the CA certificate that signed the brokers', see that theirs"
                            + " names the host in bootstrap.servers, and add a client certificate if they want one.");
        }
        if (cause(failure, AuthenticationException.class).isPresent()) {
            return Finding.ofSource(
                    side.authentication(),
                    "Authentication failed at " + where + told,
                    "Correct the credentials of the " + side.word() + " connection.");
        }
        if (cause(failure, AuthorizationException.class).isPresent()) {
            return Finding.ofSource(
                    side.authorization(),
                    "Permission was denied by " + where + told,
                    "Grant the user of the " + side.word() + " connection the permission that is named.");
        }
        if (isUnresolvable(failure) || cause(failure, RetriableException.class).isPresent()) {
            return Finding.ofSource(
                    side.unreachable(),
                    "No answer from " + where + told,
                    "Check that the brokers run, that bootstrap.servers and every advertised listener can be reached"
                            + " from here, and that security.protocol fits the port.");
        }
        if (cause(failure, ConfigException.class).isPresent() || isConstruction(failure)) {
            return Finding.ofSource(
                    Problem.Code.BAD_CONFIGURATION,
                    "The client properties for " + where + " do not fit together" + told,
                    "Correct the property that is named in the connection of the " + side.word() + " cluster.");
        }
        if (cause(failure, UnsupportedVersionException.class).isPresent()) {
            return Finding.ofSource(
                    Problem.Code.UNEXPECTED,
                    "A request that is needed here is unknown to " + where + told,
                    "Upgrade the brokers of the " + side.word() + " cluster.");
        }
        return Finding.ofSource(
                Problem.Code.UNEXPECTED,
                "Something unforeseen came from " + where + told,
                "Work goes on by itself when the cause is gone; the log holds more.");
    }

    /** The first cause of a kind, the failure itself included. */
    public static <T extends Throwable> Optional<T> cause(Throwable failure, Class<T> kind) {
        Throwable at = failure;
        for (int depth = 0; at != null && depth < DEEPEST_CAUSE; depth++) {
            if (kind.isInstance(at)) {
                return Optional.of(kind.cast(at));
            }
            at = at.getCause();
        }
        return Optional.empty();
    }

    /** What lies under the wrappers that futures put around a failure. */
    public static Throwable unwrap(Throwable failure) {
        Throwable at = failure;
        while (at.getCause() != null && (at instanceof ExecutionException || at instanceof CompletionException)) {
            at = at.getCause();
        }
        return at;
    }

    /** A failure in words: its message, and that of its cause when there is one that says more. */
    public static String sentence(Throwable failure) {
        Throwable bare = unwrap(failure);
        String first = words(bare);
        Throwable cause = bare.getCause();
        if (cause == null || cause == bare || first.contains(words(cause))) {
            return first;
        }
        return first + " (" + words(cause) + ")";
    }

    private static String words(Throwable failure) {
        String message = failure.getMessage();
        return message == null || message.isBlank() ? failure.getClass().getSimpleName() : message;
    }

    /** A login tells its cause as a stack trace in text: the reason stands in the first line, behind class names. */
    private static String loginFailure(LoginException failure) {
        String first = words(failure).lines().findFirst().orElse("");
        return CLASS_NAMES.matcher(first).replaceFirst("");
    }

    /** What keeps a client from being made at all lies in its properties: a key store, a login configuration. */
    private static boolean isConstruction(Throwable failure) {
        return cause(failure, KafkaException.class)
                .map(Failures::words)
                .map(words -> words.startsWith("Failed to construct") || words.startsWith("Failed create new"))
                .orElse(false);
    }

    /** A name that does not resolve may resolve a moment later, although the client calls it a configuration error. */
    private static boolean isUnresolvable(Throwable failure) {
        return cause(failure, KafkaException.class)
                .flatMap(outer -> cause(outer, ConfigException.class))
                .map(e -> words(e).contains("No resolvable bootstrap urls"))
                .orElse(false);
    }
}
