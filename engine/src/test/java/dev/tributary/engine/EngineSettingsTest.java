package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EngineSettingsTest {
    @Test
    void givenOnlyWhatIsRequiredWhenBuiltThenTheDefaultsHold() {
        EngineSettings settings = valid().build();

        assertThat(settings.metadataRefresh()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.commitInterval()).isEqualTo(Duration.ofMillis(100));
        assertThat(settings.commitIdle()).isEqualTo(Duration.ofMillis(5));
        assertThat(settings.transactionMaxBytes()).isEqualTo(16_777_216);
        assertThat(settings.maxBytesInFlight()).isEqualTo(67_108_864);
        assertThat(settings.transactionTimeout()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.sessionTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(settings.internalReplicationFactor()).isEqualTo((short) -1);
        assertThat(settings.closeTimeout()).isEqualTo(Duration.ofSeconds(20));
    }

    @Test
    void givenSeveralFaultsWhenBuiltThenAllAreToldWithNameValueAndWayOut() {
        EngineSettings.Builder faulty =
                valid().workerId(" ").maxBytesInFlight(5).transactionMaxBytes(0);

        assertThatThrownBy(faulty::build)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("workerId is  : give each worker a name of its own")
                .hasMessageContaining("maxBytesInFlight is 5: use at least 1048576")
                .hasMessageContaining("transactionMaxBytes is 0: use at least 1");
    }

    @Test
    void givenASlashInTheWorkersNameWhenBuiltThenItIsRefused() {
        EngineSettings.Builder faulty = valid().workerId("rack/7");

        assertThatThrownBy(faulty::build).hasMessageContaining("workerId is rack/7: leave out the slash");
    }

    @Test
    void givenACommitIntervalTooLongForTheTransactionWhenBuiltThenItIsRefused() {
        EngineSettings.Builder faulty = valid().commitInterval(Duration.ofSeconds(8));

        assertThatThrownBy(faulty::build).hasMessageContaining("commitInterval is PT8S: keep it below half of");
    }

    @Test
    void givenATransactionThatWouldWaitLongerThanASecondForMoreWhenBuiltThenItIsRefused() {
        EngineSettings.Builder faulty = valid().commitIdle(Duration.ofMillis(1_001));

        assertThatThrownBy(faulty::build).hasMessageContaining("commitIdle is PT1.001S: use at most PT1S");
    }

    @Test
    void givenNoInternalBrokersWhenBuiltThenThatIsRefused() {
        EngineSettings.Builder faulty = EngineSettings.builder().workerId("w").internalClientProperties(Map.of());

        assertThatThrownBy(faulty::build).hasMessageContaining("bootstrap.servers");
    }

    @Test
    void givenSecretsWhenPrintedThenTheyDoNotShow() {
        EngineSettings settings = valid().putInternalClientProperties("sasl.jaas.config", "top-secret")
                .build();

        assertThat(settings.toString()).doesNotContain("top-secret");
    }

    private static EngineSettings.Builder valid() {
        return EngineSettings.builder()
                .workerId("w")
                .putInternalClientProperties("bootstrap.servers", "127.0.0.1:9092");
    }
}
