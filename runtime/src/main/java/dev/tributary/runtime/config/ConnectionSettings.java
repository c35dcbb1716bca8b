package dev.tributary.runtime.config;

import dev.tributary.runtime.kafka.ClientProperties;
import dev.tributary.runtime.kafka.ConnectionKeys;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells connection keys from client properties that are taken as they are. */
final class ConnectionSettings {
    private ConnectionSettings() {}

    static ClientProperties clientProperties(Map<String, String> keys) {
        Map<String, String> connection = new LinkedHashMap<>();
        Map<String, String> asTheyAre = new LinkedHashMap<>();
        keys.forEach((key, value) -> (ConnectionKeys.ALL.contains(key) ? connection : asTheyAre).put(key, value));
        return ClientProperties.of(connection, asTheyAre);
    }
}
