package dev.tributary.engine.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tributary.engine.Problem;
import dev.tributary.engine.status.Finding;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortCheckTest {
    private static final byte[] TLS_ALERT = {0x15, 3, 3, 0, 2, 2, 0x46};
    private static final byte[] BROKER = {0, 0, 0, 6, 0, 0, 0, 0, 0, 0};
    private static final byte[] NONSENSE = {0x7f, 0, 0, 1};

    private final ServerSocket server;

    PortCheckTest() throws IOException {
        server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    @AfterEach
    void close() throws IOException {
        server.close();
    }

    /** Answers the first who asks something like this. */
    private void answer(byte[] bytes) {
        Thread thread = new Thread(() -> {
            try (Socket one = server.accept()) {
                if (one.getInputStream().readNBytes(14).length == 14) {
                    one.getOutputStream().write(bytes);
                }
            } catch (IOException e) {
                // Nobody has asked.
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private String address() {
        return "127.0.0.1:" + server.getLocalPort();
    }

    private void check(String protocol) {
        PortCheck.requireBrokers(Map.of("bootstrap.servers", address(), "security.protocol", protocol));
    }

    @ParameterizedTest
    @ValueSource(strings = {"PLAINTEXT", "SASL_PLAINTEXT"})
    void givenAPortThatSpeaksTlsWhenItIsReachedWithoutThenThatIsTold(String protocol) {
        answer(TLS_ALERT);

        assertThatThrownBy(() -> check(protocol))
                .isInstanceOf(WrongPortException.class)
                .hasMessage(address() + " speaks TLS");
    }

    @Test
    void givenAnHttpServerWhenABrokerIsExpectedThenThatIsToldWithAWayOut() {
        answer("HTTP/1.1 400 Bad Request\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        Map<String, String> properties = Map.of("bootstrap.servers", "127.0.0.1:1, " + address());

        assertThatThrownBy(() -> PortCheck.requireBrokers(properties)).satisfies(failure -> {
            Finding finding = Failures.explain(Side.EXTERNAL, failure, "looking up topics", properties);
            assertThat(finding.code()).isEqualTo(Problem.Code.EXTERNAL_UNREACHABLE);
            assertThat(finding.message())
                    .isEqualTo("Where the external cluster is expected, " + address() + " is an HTTP server");
            assertThat(finding.remedy()).contains("bootstrap.servers", "security.protocol");
        });
    }

    @Test
    void givenAnAnswerThatCannotBeABrokersWhenItIsFarTooLongThenThatIsTold() {
        answer(NONSENSE);

        assertThatThrownBy(() -> check("PLAINTEXT")).hasMessageContaining("does not speak Kafka's protocol");
    }

    @Test
    void givenABrokerWhenItAnswersThenNothingIsWrong() {
        answer(BROKER);

        assertThatCode(() -> check("PLAINTEXT")).doesNotThrowAnyException();
    }

    @Test
    void givenNobodyAnswersWhenAskedThenThatIsLeftToTheClient() throws IOException {
        server.close();

        assertThatCode(() -> check("PLAINTEXT")).doesNotThrowAnyException();
    }

    @Test
    void givenTlsIsWantedWhenItIsSpokenThenNobodyIsAsked() {
        answer(TLS_ALERT);

        assertThatCode(() -> check("SASL_SSL")).doesNotThrowAnyException();
    }
}
