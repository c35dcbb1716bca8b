package dev.tributary.runtime.config;

import dev.tributary.api.model.kafkadirect.KafkaDirectKeys;
import dev.tributary.runtime.kafka.ClientProperties;
import java.util.LinkedHashMap;
import java.util.Map;

/** Tells connection keys from client properties that are taken as they are. */
final class ConnectionSettings {
    private ConnectionSettings() {}

    /** The client properties, none for no keys at all. */
    static Map<String, String> usable(String prefix, Map<String, String> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        ClientProperties translated = clientProperties(keys);
        if (!translated.problems().isEmpty()) {
            throw new InvalidSettingsException(translated.problems().stream()
                    .map(problem ->
                            new SettingsProblem(prefix + problem.key(), problem.message() + ". " + problem.remedy()))
                    .toList());
        }
        return translated.properties();
    }

    static ClientProperties clientProperties(Map<String, String> keys) {
        Map<String, String> connection = new LinkedHashMap<>();
        Map<String, String> asTheyAre = new LinkedHashMap<>();
        keys.forEach(
                (key, value) -> (KafkaDirectKeys.CONNECTION.contains(key) ? connection : asTheyAre).put(key, value));
        return ClientProperties.of(connection, asTheyAre);
    }
}
