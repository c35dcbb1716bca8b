package dev.tributary.terraform.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HandshakeTest {

    static final String COOKIE = "d602bf8f470bc67ca7faa0386276bbdd4330efaf76d1a219cb4d6991ca9872b2";

    @Test
    void givenNoCookie_whenStartedByHand_thenItSaysWhatItIs() {
        assertThatThrownBy(() -> Handshake.of(Map.of()))
                .isInstanceOf(Handshake.RefusedException.class)
                .hasMessageContaining("Terraform provider");
    }

    @Test
    void givenATerraformWithoutProtocolSix_whenStarted_thenItSaysWhichIsNeeded() {
        assertThatThrownBy(
                        () -> Handshake.of(Map.of("TF_PLUGIN_MAGIC_COOKIE", COOKIE, "PLUGIN_PROTOCOL_VERSIONS", "4,5")))
                .isInstanceOf(Handshake.RefusedException.class)
                .hasMessageContaining("offers 4,5 only");
    }

    @Test
    void givenAClientCertificate_whenStarted_thenItIsTaken() throws Handshake.RefusedException {
        Handshake handshake = Handshake.of(Map.of(
                "TF_PLUGIN_MAGIC_COOKIE", COOKIE, "PLUGIN_PROTOCOL_VERSIONS", "5,6", "PLUGIN_CLIENT_CERT", "pem"));
        assertThat(handshake.clientCertificate()).contains("pem");
    }

    @Test
    void givenACertificate_whenTheLineIsWritten_thenItHasSixFieldsWithoutPadding() {
        assertThat(Handshake.line(1234, Optional.of(new byte[] {1, 2}))).isEqualTo("1|6|tcp|127.0.0.1:1234|grpc|AQI");
    }
}
