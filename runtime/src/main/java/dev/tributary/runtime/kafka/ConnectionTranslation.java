package dev.tributary.runtime.kafka;

import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One translation from connection keys to client properties: collects properties and problems as it goes. */
final class ConnectionTranslation {
    private static final List<String> PROTOCOLS = List.of("PLAINTEXT", "SASL_PLAINTEXT", "SASL_SSL", "SSL");

    private final Map<String, String> connection;
    private final Map<String, String> asTheyAre;
    private final Map<String, String> properties = new LinkedHashMap<>();
    private final List<ConnectionProblem> problems = new ArrayList<>();

    ConnectionTranslation(Map<String, String> connection, Map<String, String> asTheyAre) {
        this.connection = connection;
        this.asTheyAre = asTheyAre;
    }

    ClientProperties translate() {
        bootstrapServers();
        String protocol = value(KafkaDirectKeys.SECURITY_PROTOCOL);
        if (protocol == null) {
            protocol = "PLAINTEXT";
        }
        if (PROTOCOLS.contains(protocol)) {
            properties.put(KafkaDirectKeys.SECURITY_PROTOCOL, protocol);
            if (protocol.startsWith("SASL_")) {
                new SaslTranslation(this).translate();
            }
            if (protocol.endsWith("SSL")) {
                new TlsTranslation(this).translate();
            }
        } else {
            problem(
                    KafkaDirectKeys.SECURITY_PROTOCOL,
                    "security.protocol '" + protocol + "' is not known",
                    "Use one of " + String.join(", ", PROTOCOLS) + ".");
        }
        properties.putAll(asTheyAre);
        return new ClientProperties(properties, problems);
    }

    private void bootstrapServers() {
        String text = value(KafkaDirectKeys.BOOTSTRAP_SERVERS);
        if (text == null) {
            problem(
                    KafkaDirectKeys.BOOTSTRAP_SERVERS,
                    "bootstrap.servers is not set",
                    "Set it to host:port,host:port.");
            return;
        }
        BootstrapServers.normalise(text)
                .ifPresentOrElse(
                        servers -> properties.put(KafkaDirectKeys.BOOTSTRAP_SERVERS, servers),
                        () -> problem(
                                KafkaDirectKeys.BOOTSTRAP_SERVERS,
                                "bootstrap.servers '" + text + "' is not a list of broker addresses",
                                "Write host:port,host:port with a port from 1 to 65535 behind each host."));
    }

    /** The value of a connection key; null when it is absent or blank. */
    @Nullable String value(String key) {
        String value = connection.get(key);
        return value == null || value.isBlank() ? null : value;
    }

    boolean isGivenAsItIs(String property) {
        return asTheyAre.containsKey(property);
    }

    void property(String name, String value) {
        properties.put(name, value);
    }

    void problem(String key, String message, String remedy) {
        problems.add(new ConnectionProblem(key, message, remedy));
    }
}
