package dev.tributary.runtime.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Each setting: its default, its name in the file, its variable. */
class ServerSettingsTest {
    @TempDir
    Path folder = Path.of("");

    private record Case(
            Setting<?> setting, Function<ServerSettings, Object> getter, Object byDefault, String text, Object value) {}

    private static Stream<Case> cases() {
        return Stream.of(
                new Case(Settings.HTTP_HOST, ServerSettings::httpHost, "127.0.0.1", "0.0.0.0", "0.0.0.0"),
                new Case(Settings.HTTP_PORT, ServerSettings::httpPort, 8080, "0", 0),
                new Case(Settings.DATA_DIR, ServerSettings::dataDir, Path.of("tributary-data"), "/d", Path.of("/d")),
                optional(Settings.STORE_URL, ServerSettings::storeUrl, "jdbc:postgresql://db/t"),
                optional(Settings.STORE_USER, ServerSettings::storeUser, "u"),
                optional(Settings.STORE_PASSWORD, ServerSettings::storePassword, "p"),
                new Case(Settings.STORE_POOL_SIZE, ServerSettings::storePoolSize, 8, "3", 3),
                new Case(
                        Settings.STORE_TIMEOUT,
                        ServerSettings::storeTimeout,
                        Duration.ofSeconds(5),
                        "900ms",
                        Duration.ofMillis(900)),
                optional(Settings.ENCRYPTION_KEY, ServerSettings::encryptionKey, "k"),
                new Case(
                        Settings.ENCRYPTION_KEY_FILE,
                        ServerSettings::encryptionKeyFile,
                        Optional.empty(),
                        "/k",
                        Optional.of(Path.of("/k"))),
                optional(Settings.CLIENT_ID, ServerSettings::clientId, "c"),
                optional(Settings.SECRET, ServerSettings::secret, "s"),
                new Case(
                        Settings.TOKEN_LIFETIME,
                        ServerSettings::tokenLifetime,
                        Duration.ofHours(12),
                        "3h",
                        Duration.ofHours(3)),
                new Case(
                        Settings.REFRESH_TOKEN_LIFETIME,
                        ServerSettings::refreshTokenLifetime,
                        Duration.ofDays(30),
                        "7d",
                        Duration.ofDays(7)),
                optional(Settings.WORKER_ID, ServerSettings::workerId, "w"),
                new Case(Settings.ENGINE_PATH, ServerSettings::enginePath, "bytes", "Records", "records"),
                new Case(
                        Settings.METADATA_REFRESH,
                        ServerSettings::metadataRefresh,
                        Duration.ofSeconds(5),
                        "2s",
                        Duration.ofSeconds(2)),
                new Case(
                        Settings.COMMIT_INTERVAL,
                        ServerSettings::commitInterval,
                        Duration.ofMillis(100),
                        "1s",
                        Duration.ofSeconds(1)),
                new Case(
                        Settings.COMMIT_IDLE,
                        ServerSettings::commitIdle,
                        Duration.ofMillis(5),
                        "20ms",
                        Duration.ofMillis(20)),
                new Case(
                        Settings.TRANSACTION_MAX_BYTES,
                        ServerSettings::transactionMaxBytes,
                        16L << 20,
                        "1MiB",
                        1L << 20),
                new Case(Settings.MAX_BYTES_IN_FLIGHT, ServerSettings::maxBytesInFlight, 64L << 20, "96MiB", 96L << 20),
                new Case(
                        Settings.TRANSACTION_TIMEOUT,
                        ServerSettings::transactionTimeout,
                        Duration.ofSeconds(15),
                        "1m",
                        Duration.ofMinutes(1)),
                new Case(
                        Settings.SESSION_TIMEOUT,
                        ServerSettings::sessionTimeout,
                        Duration.ofSeconds(10),
                        "30s",
                        Duration.ofSeconds(30)),
                new Case(Settings.REPLICATION_FACTOR, ServerSettings::replicationFactor, -1, "3", 3),
                new Case(
                        Settings.SHUTDOWN_TIMEOUT,
                        ServerSettings::shutdownTimeout,
                        Duration.ofSeconds(20),
                        "5s",
                        Duration.ofSeconds(5)));
    }

    private static Case optional(
            Setting<String> setting, Function<ServerSettings, Optional<String>> getter, String value) {
        return new Case(setting, getter::apply, Optional.empty(), value, Optional.of(value));
    }

    @TestFactory
    Stream<DynamicTest> everySettingHasItsDefault() {
        return cases().map(each -> DynamicTest.dynamicTest(
                each.setting().name(),
                () -> assertThat(each.getter().apply(load(null, Map.of()))).isEqualTo(each.byDefault())));
    }

    @TestFactory
    Stream<DynamicTest> everySettingIsReadFromTheFile() {
        return cases().map(each -> DynamicTest.dynamicTest(
                each.setting().name(),
                () -> assertThat(each.getter()
                                .apply(load(each.setting().name() + ": '" + each.text() + "'\n", companions(each))))
                        .isEqualTo(each.value())));
    }

    @TestFactory
    Stream<DynamicTest> everySettingIsReadFromItsVariable() {
        return cases().map(each -> DynamicTest.dynamicTest(each.setting().variable(), () -> {
            Map<String, String> environment = new java.util.HashMap<>(companions(each));
            environment.put(each.setting().variable(), each.text());
            assertThat(each.getter().apply(load(null, environment))).isEqualTo(each.value());
        }));
    }

    /** Settings that are refused without another one. */
    private static Map<String, String> companions(Case each) {
        return switch (each.setting().name()) {
            case "store.user", "store.password" -> Map.of("TRIBUTARY_STORE_URL", "jdbc:postgresql://db/t");
            case "client.id" -> Map.of("TRIBUTARY_SECRET", "s");
            case "secret" -> Map.of("TRIBUTARY_CLIENT_ID", "c");
            default -> Map.of();
        };
    }

    @Test
    void nothingIsLeftOutOfTheCases() {
        assertThat(cases().map(each -> each.setting().name()))
                .containsExactlyInAnyOrderElementsOf(Settings.all().stream()
                        .map(Setting::name)
                        .filter(name -> !name.startsWith(Settings.INTERNAL) && !name.startsWith(Settings.DEFAULT))
                        .toList());
    }

    @Test
    void nestedNamesAreTheSameAsDottedOnes() throws IOException {
        ServerSettings settings = load("http:\n  host: h\n  port: 9\n", Map.of());

        assertThat(settings.httpHost() + settings.httpPort()).isEqualTo("h9");
    }

    @Test
    void aVariableWinsOverTheFile() throws IOException {
        assertThat(load("http.port: 1\n", Map.of("TRIBUTARY_HTTP_PORT", "2")).httpPort())
                .isEqualTo(2);
    }

    @Test
    void theInternalConnectionTakesConnectionKeysAndClientProperties() throws IOException {
        ServerSettings settings = load(
                "internal:\n  bootstrap.servers: a:1\n  request.timeout.ms: 5000\n",
                Map.of("TRIBUTARY_INTERNAL_SOCKET_CONNECTION_SETUP_TIMEOUT_MS", "1000"));

        assertThat(settings.internalClientProperties())
                .containsEntry("bootstrap.servers", "a:1")
                .containsEntry("request.timeout.ms", "5000")
                .containsEntry("socket.connection.setup.timeout.ms", "1000")
                .containsEntry("security.protocol", "PLAINTEXT");
    }

    @Test
    void theDefaultConnectionKeepsItsKeysUnderTheirNamesInASource() throws IOException {
        ServerSettings settings = load(
                "default: {bootstrap.servers: 'a:1', security.protocol: SASL_SSL, sasl.mechanism: PLAIN}\n",
                Map.of("TRIBUTARY_DEFAULT_SASL_USERNAME", "u", "TRIBUTARY_DEFAULT_SASL_PASSWORD", "p"));

        assertThat(settings.defaultConnection())
                .containsOnly(
                        Map.entry("bootstrap.servers", "a:1"),
                        Map.entry("security.protocol", "SASL_SSL"),
                        Map.entry("sasl.mechanism", "PLAIN"),
                        Map.entry("sasl.username", "u"),
                        Map.entry("sasl.password", "p"));
    }

    @Test
    void secretsAreNotPrinted() throws IOException {
        ServerSettings settings = load(
                null,
                Map.of(
                        "TRIBUTARY_SECRET", "hush-1",
                        "TRIBUTARY_CLIENT_ID", "c",
                        "TRIBUTARY_STORE_URL", "jdbc:postgresql://db/t?password=hush-5",
                        "TRIBUTARY_STORE_PASSWORD", "hush-2",
                        "TRIBUTARY_ENCRYPTION_KEY", "hush-3",
                        "TRIBUTARY_INTERNAL_BOOTSTRAP_SERVERS", "a:1",
                        "TRIBUTARY_INTERNAL_SSL_KEY_PASSWORD", "hush-4"));

        assertThat(settings.toString()).doesNotContain("hush");
    }

    private ServerSettings load(@Nullable String yaml, Map<String, String> environment) throws IOException {
        if (yaml == null) {
            return ServerSettings.load(Optional.empty(), environment);
        }
        Path file = folder.resolve("tributary.yaml");
        Files.writeString(file, yaml);
        return ServerSettings.load(Optional.of(file), environment);
    }
}
