package dev.tributary.runtime.translate;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.runtime.secrets.KeyRing;
import dev.tributary.runtime.secrets.SecretCipher;
import dev.tributary.runtime.source.ConfigVault;
import dev.tributary.runtime.source.DeclaredSource;
import dev.tributary.runtime.source.SealedConfig;
import dev.tributary.runtime.source.TopicOrigin;
import dev.tributary.runtime.store.ListedTopic;
import dev.tributary.runtime.store.StoredSource;
import dev.tributary.runtime.store.TopicList;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;

/** Declared sources without a store. */
final class Declared {
    static final Instant THEN = Instant.parse("2026-11-01T10:00:00Z");
    static final ConfigVault VAULT = vault("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=");

    private Declared() {}

    static ConfigVault vault(String key) {
        return new ConfigVault(new SecretCipher(KeyRing.parse(key), new SecureRandom()));
    }

    /** A source that wants this state, with this config and the topics {@code b} and {@code a}. */
    static DeclaredSource source(String desiredState, String config) {
        SealedConfig sealed = VAULT.seal("id-1", SourceConfig.parse(config));
        StoredSource row = new StoredSource(
                "id-1", "orders", "kafkadirect", 7, 0, desiredState, null, null, sealed.text(), null, THEN, THEN);
        return new DeclaredSource(
                row, SourceConfig.parse(sealed.text()), sealed.envelopes(), List.of(topic("b"), topic("a")));
    }

    private static TopicOrigin topic(String name) {
        return new TopicOrigin(name, "in_" + name, List.of(new ListedTopic(TopicList.BASE, "", name, 0, "c", THEN)));
    }
}
