package dev.tributary.api.model.kafkadirect;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.connectors.ConfigProperty;
import java.util.List;

/** Which keys of a configuration are secret, and how they look when they are not to be seen. */
public final class KafkaDirectSecrets {
    /** What stands for a secret in an answer. Sent back in a replacement, it means: keep the stored one. */
    public static final String MASK = "********";

    private static final List<String> KEYS = KafkaDirectCatalogue.properties().stream()
            .filter(ConfigProperty::secret)
            .map(ConfigProperty::name)
            .toList();

    private KafkaDirectSecrets() {}

    /** The keys whose values are secret. */
    public static List<String> keys() {
        return KEYS;
    }

    /** The configuration with the mask for each secret that it holds. */
    public static SourceConfig mask(SourceConfig config) {
        SourceConfig masked = config;
        for (String key : KEYS) {
            if (config.text(key) != null) {
                masked = masked.with(key, MASK);
            }
        }
        return masked;
    }

    /**
     * The configuration with the stored secret for each mask that it holds. A mask without a stored secret stays.
     *
     * @param sent the configuration that a client sent
     * @param stored the configuration that the server holds, secrets readable
     */
    public static SourceConfig unmask(SourceConfig sent, SourceConfig stored) {
        SourceConfig unmasked = sent;
        for (String key : KEYS) {
            String secret = stored.text(key);
            if (secret != null && MASK.equals(sent.text(key))) {
                unmasked = unmasked.with(key, secret);
            }
        }
        return unmasked;
    }
}
