package dev.tributary.api.model.kafkadirect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.api.model.SourceConfig;
import org.junit.jupiter.api.Test;

class KafkaDirectSecretsTest {
    private static final SourceConfig STORED =
            SourceConfig.parse("{\"sasl.password\":\"hush\",\"topic.prefix\":\"p\",\"ssl.client.key\":\"pem\"}");

    @Test
    void givenSecretsWhenMaskedThenOnlyTheyAre() {
        assertThat(KafkaDirectSecrets.mask(STORED).toJson())
                .hasToString("{\"sasl.password\":\"********\",\"topic.prefix\":\"p\",\"ssl.client.key\":\"********\"}");
    }

    @Test
    void givenAMaskWhenUnmaskedThenTheStoredSecretIsBack() {
        assertThat(KafkaDirectSecrets.unmask(KafkaDirectSecrets.mask(STORED), STORED))
                .isEqualTo(STORED);
    }

    @Test
    void givenANewSecretWhenUnmaskedThenItStays() {
        SourceConfig sent = STORED.with("sasl.password", "new");

        assertThat(KafkaDirectSecrets.unmask(sent, STORED)).isEqualTo(sent);
    }

    @Test
    void givenTheCatalogueWhenAskedForSecretsThenTheyAreTheThree() {
        assertThat(KafkaDirectSecrets.keys())
                .containsExactlyInAnyOrder("sasl.password", "ssl.client.key", "ssl.client.key.password");
    }
}
