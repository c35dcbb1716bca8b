package dev.tributary.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What is said about settings that cannot be used. */
class SettingsProblemsTest {
    @TempDir
    Path folder = Path.of("");

    private Path file = Path.of("");

    @BeforeEach
    void nameTheFile() {
        file = folder.resolve("tributary.yaml");
    }

    @Test
    void allProblemsAreReportedTogetherWithTheirPlaces() throws IOException {
        List<String> problems = problems(
                "http:\n  port: 99999\ntoken.lifetime: 5m\nmax.bytes.in.flight: lots\n",
                Map.of("TRIBUTARY_COMMIT_INTERVAL", "never"));

        assertThat(problems)
                .containsExactly(
                        file + " line 2: http.port '99999' must be a whole number from 0 to 65535",
                        file + " line 3: token.lifetime '5m' must be from 2h to 30d",
                        file
                                + " line 4: max.bytes.in.flight 'lots' must be a number of bytes: 1048576, 512KiB, 64MiB or 1GiB",
                        "TRIBUTARY_COMMIT_INTERVAL: commit.interval 'never' must be a number with a unit: 250ms, 5s,"
                                + " 15m, 2h or 30d");
    }

    @Test
    void anUnknownNameComesWithTheNearestKnownOne() throws IOException {
        assertThat(problems("http.prot: 1\n", Map.of()))
                .containsExactly(file + " line 1: http.prot is not a setting; did you mean http.port?");
    }

    @Test
    void anUnknownNameFarFromAllOthersPointsToTheManual() throws IOException {
        assertThat(problems("colour.of.the.console: red\n", Map.of()))
                .containsExactly(
                        file + " line 1: colour.of.the.console is not a setting; docs/operations.md lists all names");
    }

    @Test
    void anUnknownInternalPropertyComesWithTheNearestOne() throws IOException {
        assertThat(problems("internal:\n  bootstrap.servers: a:1\n  sasl.mechanisms: PLAIN\n", Map.of()))
                .containsExactly(file
                        + " line 3: internal.sasl.mechanisms is not a setting; did you mean internal.sasl.mechanism?");
    }

    @Test
    void aMistypedVariableIsRefused() {
        assertThat(problems(Map.of("TRIBUTARY_HTTP_PROT", "1")))
                .containsExactly("TRIBUTARY_HTTP_PROT: is not a setting; did you mean TRIBUTARY_HTTP_PORT?");
    }

    @Test
    void aVariableThatNobodyKnowsIsIgnoredAndTheLogSaysSo() {
        assertThat(warnings(Map.of("TRIBUTARY_SHUTDOWN_PATIENCE", "1m", "SHUTDOWN_PATIENCE", "1m")))
                .containsExactly("the variable TRIBUTARY_SHUTDOWN_PATIENCE is not a setting and is ignored;"
                        + " docs/operations.md lists all names");
    }

    @Test
    void aVariableOfSomebodyElseIsLeftAlone() {
        assertThat(warnings(Map.of(
                        "TRIBUTARY_HOST", "http://x",
                        "TRIBUTARY_JAVA_OPTS", "-Xmx1g",
                        "TRIBUTARY_SERVICE_HOST", "10.0.0.1",
                        "TRIBUTARY_SERVICE_PORT_HTTP", "8080",
                        "TRIBUTARY_PORT", "tcp://10.0.0.1:8080",
                        "TRIBUTARY_PORT_8080_TCP_ADDR", "10.0.0.1")))
                .isEmpty();
    }

    @Test
    void theValueOfASecretIsNotRepeated() {
        assertThat(problems(Map.of("TRIBUTARY_CLIENT_ID", "c", "TRIBUTARY_SECRET", " ")))
                .containsExactly("TRIBUTARY_SECRET: secret must be a text that is not empty");
    }

    @Test
    void aStoreAddressWithAPasswordIsNotRepeated() {
        assertThat(problems(Map.of("TRIBUTARY_STORE_URL", "postgresql://me:hush@db/tributary")))
                .containsExactly("TRIBUTARY_STORE_URL: store.url must be an address such as"
                        + " jdbc:postgresql://db.example.com:5432/tributary; user and password go into store.user and"
                        + " store.password");
    }

    @Test
    void aStoreAddressThatTheDriverCannotReadIsRefusedWithoutRepeatingIt() {
        assertThat(problems(Map.of("TRIBUTARY_STORE_URL", "jdbc:postgresql://db:x/tributary?password=hush")))
                .singleElement()
                .asString()
                .startsWith("TRIBUTARY_STORE_URL: store.url must be an address")
                .doesNotContain("hush");
    }

    @Test
    void halfAPairIsRefused() {
        assertThat(problems(Map.of("TRIBUTARY_CLIENT_ID", "c")))
                .containsExactly("TRIBUTARY_CLIENT_ID: client.id needs secret; set secret (TRIBUTARY_SECRET) too, or"
                        + " remove client.id");
    }

    @Test
    void aCommitIntervalThatOutlastsItsTransactionIsRefused() {
        assertThat(problems(Map.of("TRIBUTARY_COMMIT_INTERVAL", "10s")))
                .containsExactly("TRIBUTARY_COMMIT_INTERVAL: commit.interval must be at most half of"
                        + " transaction.timeout; shorten it, or lengthen transaction.timeout");
    }

    @Test
    void noReplicasAtAllAreRefused() {
        assertThat(problems(Map.of("TRIBUTARY_REPLICATION_FACTOR", "0")))
                .containsExactly("TRIBUTARY_REPLICATION_FACTOR: replication.factor '0' must be -1, or 1 and more");
    }

    @Test
    void twoHomesOfTheKeyAreRefused() throws IOException {
        assertThat(problems("encryption.key: a\n", Map.of("TRIBUTARY_ENCRYPTION_KEY_FILE", "/k")))
                .containsExactly(file
                        + " line 1: encryption.key and encryption.key.file exclude each other; remove one of the two");
    }

    @Test
    void aMalformedBrokerAddressIsRefused() throws IOException {
        assertThat(problems("default:\n  bootstrap.servers: localhost\n", Map.of()))
                .containsExactly(file + " line 2: in default.*: bootstrap.servers 'localhost' is not a list of broker"
                        + " addresses. Write host:port,host:port with a port from 1 to 65535 behind each host.");
    }

    @Test
    void aMissingConnectionKeyIsReportedWithItsVariable() throws IOException {
        assertThat(problems("internal.security.protocol: SASL_SSL\ninternal.bootstrap.servers: a:1\n", Map.of()))
                .singleElement()
                .asString()
                .startsWith("TRIBUTARY_INTERNAL_SASL_MECHANISM: in internal.*: sasl.mechanism is not set");
    }

    @Test
    void aNameThatIsSetTwiceIsRefused() throws IOException {
        assertThat(problems("http.port: 1\nhttp:\n  port: 2\n", Map.of()))
                .containsExactly(
                        file + " line 3: http.port is already set at " + file + " line 1; remove one of the two");
    }

    @Test
    void aListIsRefused() throws IOException {
        assertThat(problems("default.bootstrap.servers: [a, b]\n", Map.of()))
                .containsExactly(
                        file + " line 1: default.bootstrap.servers must be a single value, not a list; write a,b,c");
    }

    @Test
    void brokenYamlIsReportedWithItsLine() throws IOException {
        assertThat(problems("http.port: 1\n  broken: {\n", Map.of()))
                .singleElement()
                .asString()
                .startsWith(file + " line 2: is not YAML");
    }

    @Test
    void aMissingFileIsReported() {
        InvalidSettingsException failure = catchThrowableOfType(
                InvalidSettingsException.class, () -> ServerSettings.load(Optional.of(file), Map.of()));

        assertThat(failure.problems())
                .containsExactly(new SettingsProblem(
                        file.toString(), "does not exist; write it, or correct --config or TRIBUTARY_CONFIG"));
    }

    @Test
    void theMessageHoldsAllProblems() {
        InvalidSettingsException failure = catchThrowableOfType(
                InvalidSettingsException.class,
                () -> ServerSettings.load(
                        Optional.empty(), Map.of("TRIBUTARY_HTTP_PORT", "x", "TRIBUTARY_STORE_URL", "y")));

        assertThat(failure).hasMessageContainingAll("TRIBUTARY_HTTP_PORT", "TRIBUTARY_STORE_URL");
    }

    /** What the log says of an environment that a server can start with. */
    private static List<String> warnings(Map<String, String> environment) {
        // SLF4J hands out a substitute while a test beside this one makes the logging ready.
        Logger logger =
                (Logger) await().until(() -> LoggerFactory.getLogger(SettingsLoader.class), Logger.class::isInstance);
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        log.start();
        logger.addAppender(log);
        try {
            assertThat(ServerSettings.load(Optional.empty(), environment).httpPort())
                    .isEqualTo(8080);
        } finally {
            logger.detachAppender(log);
        }
        return log.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
    }

    private List<String> problems(Map<String, String> environment) {
        return said(Optional.empty(), environment);
    }

    private List<String> problems(String yaml, Map<String, String> environment) throws IOException {
        Files.writeString(file, yaml);
        return said(Optional.of(file), environment);
    }

    private static List<String> said(Optional<Path> file, Map<String, String> environment) {
        InvalidSettingsException failure =
                catchThrowableOfType(InvalidSettingsException.class, () -> ServerSettings.load(file, environment));
        return failure.problems().stream().map(SettingsProblem::toString).toList();
    }
}
