package dev.tributary.runtime.source;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.TributaryJson;
import dev.tributary.api.model.kafkadirect.KafkaDirectSecrets;
import dev.tributary.runtime.secrets.SecretCipher;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Takes the secrets out of a config before it is stored and puts them back. The mask keeps a secret's place, so that
 * the order of the keys survives. Safe for use by several threads.
 */
public final class ConfigVault {
    private final SecretCipher cipher;

    /** Encrypts and decrypts with this cipher. */
    public ConfigVault(SecretCipher cipher) {
        this.cipher = cipher;
    }

    /** Separates a config from its secrets. */
    public SealedConfig seal(String sourceId, SourceConfig config) {
        Map<String, String> envelopes = new LinkedHashMap<>();
        for (String key : KafkaDirectSecrets.keys()) {
            String secret = config.text(key);
            if (secret != null) {
                envelopes.put(key, cipher.encrypt(secret, sourceId, key));
            }
        }
        return new SealedConfig(write(KafkaDirectSecrets.mask(config)), envelopes);
    }

    /**
     * Puts the secrets back.
     *
     * @throws dev.tributary.runtime.secrets.UndecryptableException when one of them cannot be read
     */
    public SourceConfig open(String sourceId, SealedConfig sealed) {
        SourceConfig config = SourceConfig.parse(sealed.text());
        for (Map.Entry<String, String> envelope : sealed.envelopes().entrySet()) {
            config = config.with(envelope.getKey(), cipher.decrypt(envelope.getValue(), sourceId, envelope.getKey()));
        }
        return config;
    }

    /** A config as JSON text; the secrets in it are as readable as they are in the config. */
    public static String write(SourceConfig config) {
        try {
            return TributaryJson.mapper().writeValueAsString(config);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a config of JSON nodes cannot be written as JSON", e);
        }
    }
}
