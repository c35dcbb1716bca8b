package dev.tributary.runtime.source;

import java.util.Map;

/**
 * A config as it is stored.
 *
 * @param text the JSON object with the mask in the place of each secret
 * @param envelopes the encrypted secrets by config key
 */
public record SealedConfig(String text, Map<String, String> envelopes) {
    /** Copies the map. */
    public SealedConfig {
        envelopes = Map.copyOf(envelopes);
    }
}
