package dev.tributary.runtime.http;

import dev.tributary.engine.ReplicationEngines;
import dev.tributary.runtime.auth.Credentials;
import dev.tributary.runtime.auth.Tokens;
import dev.tributary.runtime.control.ChangeSignal;
import dev.tributary.runtime.control.LoopWatch;
import dev.tributary.runtime.http.contract.Answer;
import dev.tributary.runtime.http.contract.ContractClient;
import dev.tributary.runtime.kafka.InternalTopics;
import dev.tributary.runtime.secrets.KeyRing;
import dev.tributary.runtime.secrets.SecretCipher;
import dev.tributary.runtime.service.ServiceAssembly;
import dev.tributary.runtime.source.ConfigVault;
import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.StoreSettings;
import dev.tributary.runtime.translate.ConnectionChecks;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The API over the real services and an SQLite store, without any Kafka that could be reached. */
final class StoredServer implements AutoCloseable {
    static final String CLIENT_ID = "the-admin";
    static final String SECRET = "the-admins-secret";

    private final Store store;
    private final InternalTopics topics;
    private final HttpServer server;

    StoredServer(Path dataDir) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        byte[] key = new byte[32];
        random.nextBytes(key);
        KeyRing keys = KeyRing.parse(Base64.getEncoder().encodeToString(key));
        store = Store.open(new StoreSettings(
                Optional.empty(), Optional.empty(), Optional.empty(), dataDir, 4, Duration.ofSeconds(5)));
        topics = new InternalTopics(Map.of("bootstrap.servers", "127.0.0.1:1"), Duration.ofMillis(500));
        Credentials credentials = new Credentials(store, clock, random);
        credentials.ensureAdmin(CLIENT_ID, SECRET);
        ConfigVault vault = new ConfigVault(new SecretCipher(keys, random));
        Map<String, String> nowhere = Map.of("bootstrap.servers", "127.0.0.1:1");
        ServiceAssembly assembly = new ServiceAssembly(
                store,
                keys,
                vault,
                credentials,
                new Tokens(keys, store, clock),
                topics,
                new ConnectionChecks(ReplicationEngines.probe(nowhere), vault, Map.of()),
                new ChangeSignal(),
                new LoopWatch(clock.instant()),
                Duration.ofHours(2),
                Duration.ofDays(30),
                clock,
                random);
        server = HttpServer.start(HttpPort.take(HttpOptions.of("127.0.0.1", 0)), assembly.services());
    }

    int port() {
        return server.port();
    }

    ContractClient anonymous() {
        return ContractClient.of(server.uri());
    }

    ContractClient admin() {
        return anonymous().as(CLIENT_ID, SECRET);
    }

    /** A caller with a credential of its own. */
    ContractClient withRole(String role) {
        Answer made = admin().post("/auth/client-credentials", "{\"role_ids\":[\"" + role + "\"]}");
        return anonymous().as(made.text("client_id"), made.text("secret"));
    }

    @Override
    public void close() {
        server.close();
        topics.close();
        store.close();
    }
}
