package dev.tributary.runtime.source;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.runtime.secrets.KeyRing;
import dev.tributary.runtime.secrets.SecretCipher;
import java.security.SecureRandom;
import org.junit.jupiter.api.Test;

class ConfigVaultTest {
    private static final SourceConfig CONFIG = SourceConfig.parse(
            "{\"z\":1.50,\"sasl.password\":\"hush-1\",\"ssl.client.key\":\"hush-2\",\"ssl.client.key.password\":null,"
                    + "\"a\":{\"b\":[true]}}");

    private final ConfigVault vault = new ConfigVault(
            new SecretCipher(KeyRing.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="), new SecureRandom()));

    @Test
    void theSealedTextHasTheMaskWhereTheSecretsAre() {
        assertThat(vault.seal("s", CONFIG).text())
                .isEqualTo("{\"z\":1.50,\"sasl.password\":\"********\",\"ssl.client.key\":\"********\","
                        + "\"ssl.client.key.password\":null,\"a\":{\"b\":[true]}}");
    }

    @Test
    void theEnvelopesHoldNoSecretReadably() {
        assertThat(vault.seal("s", CONFIG).toString()).doesNotContain("hush");
    }

    @Test
    void anOpenedConfigIsTheOneThatWasSealed() {
        assertThat(vault.open("s", vault.seal("s", CONFIG)).toJson().toString())
                .isEqualTo(CONFIG.toJson().toString());
    }
}
