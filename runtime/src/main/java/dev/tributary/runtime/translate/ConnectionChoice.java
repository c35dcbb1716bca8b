package dev.tributary.runtime.translate;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import java.util.LinkedHashMap;
import java.util.Map;

/** Which connection a source has: its own, or the server's default. Safe for use by several threads. */
final class ConnectionChoice {
    static final String NONE =
            "config.bootstrap.servers is not set and the server has no default connection, so nothing is copied";
    static final String GIVE_ONE = "Set config.bootstrap.servers, or give the server a default connection"
            + " (TRIBUTARY_DEFAULT_BOOTSTRAP_SERVERS).";

    private final Map<String, String> defaultConnection;

    /**
     * Chooses with this default.
     *
     * @param defaultConnection connection keys of sources that name no brokers; empty when there is none
     */
    ConnectionChoice(Map<String, String> defaultConnection) {
        this.defaultConnection = Map.copyOf(defaultConnection);
    }

    /**
     * The connection keys to use; without {@code bootstrap.servers} there is no connection. A source that names its
     * brokers gets nothing of the default connection: its credentials are for other brokers.
     */
    Map<String, String> of(SourceConfig config) {
        Map<String, String> own = new LinkedHashMap<>();
        for (String key : KafkaDirectKeys.CONNECTION) {
            String value = config.text(key);
            if (value != null && !value.isBlank()) {
                own.put(key, value);
            }
        }
        if (own.containsKey(KafkaDirectKeys.BOOTSTRAP_SERVERS)) {
            return own;
        }
        Map<String, String> united = new LinkedHashMap<>(defaultConnection);
        united.putAll(own);
        return united;
    }
}
