package dev.tributary.runtime;

import dev.tributary.engine.CopyPath;
import dev.tributary.engine.EngineSettings;
import dev.tributary.engine.ReplicationEngine;
import dev.tributary.engine.ReplicationEngines;
import dev.tributary.runtime.auth.Credentials;
import dev.tributary.runtime.auth.Tokens;
import dev.tributary.runtime.config.InvalidSettingsException;
import dev.tributary.runtime.config.ServerSettings;
import dev.tributary.runtime.control.ChangeSignal;
import dev.tributary.runtime.control.ControlLoop;
import dev.tributary.runtime.control.CopyCount;
import dev.tributary.runtime.control.LoopWatch;
import dev.tributary.runtime.http.HttpOptions;
import dev.tributary.runtime.http.HttpPort;
import dev.tributary.runtime.http.HttpServer;
import dev.tributary.runtime.http.HttpStartException;
import dev.tributary.runtime.kafka.InternalTopics;
import dev.tributary.runtime.secrets.InvalidKeyRingException;
import dev.tributary.runtime.secrets.KeyFile;
import dev.tributary.runtime.secrets.KeyRing;
import dev.tributary.runtime.secrets.SecretCipher;
import dev.tributary.runtime.service.ServiceAssembly;
import dev.tributary.runtime.service.Services;
import dev.tributary.runtime.source.ConfigVault;
import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.StoreException;
import dev.tributary.runtime.store.StoreSettings;
import dev.tributary.runtime.translate.ConnectionChecks;
import dev.tributary.runtime.translate.Planner;
import java.net.URI;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A running server: the whole program, put together here. Needs its store, its encryption key and its port to start,
 * and no broker. Safe for use by several threads.
 */
public final class TributaryServer implements AutoCloseable {
    /** The longest that a request about internal topics waits for the internal cluster. */
    private static final Duration TOPIC_TIMEOUT = Duration.ofSeconds(5);

    private final OpenedParts parts;
    private final HttpServer http;
    private final String workerId;
    private final Optional<AdminPair> newAdmin;

    private TributaryServer(OpenedParts parts, HttpServer http, String workerId, Optional<AdminPair> newAdmin) {
        this.parts = parts;
        this.http = http;
        this.workerId = workerId;
        this.newAdmin = newAdmin;
    }

    /**
     * Starts a server.
     *
     * @throws ServerStartException when it cannot start whole; then nothing of it runs and nothing is left open
     */
    public static TributaryServer start(ServerSettings settings) {
        OpenedParts parts = new OpenedParts();
        try {
            return assemble(settings, parts);
        } catch (ServerStartException e) {
            parts.close();
            throw e;
        } catch (InvalidSettingsException
                | InvalidKeyRingException
                | StoreException.Unavailable
                | HttpStartException
                | IllegalArgumentException e) {
            parts.close();
            throw new ServerStartException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            parts.close();
            throw e;
        }
    }

    /** What needs closing is added in the order of its opening and closed in the reverse one. */
    private static TributaryServer assemble(ServerSettings settings, OpenedParts parts) {
        Clock clock = Clock.systemUTC();
        SecureRandom random = new SecureRandom();
        Map<String, String> internal = internalClientProperties(settings);

        if (settings.storeUrl().isEmpty() || settings.workerId().isEmpty()) {
            parts.add(DataFolderLock.take(settings.dataDir()));
        }
        KeyRing keys = keys(settings, random);
        Store store = parts.add(Store.open(storeSettings(settings)));
        SecretCipher cipher = new SecretCipher(keys, random);
        EncryptionKeyCheck.check(store, keys, cipher);
        String workerId = WorkerIdentity.of(settings.workerId(), settings.dataDir(), random);

        ReplicationEngine engine = ReplicationEngines.create(engineSettings(settings, workerId, internal));
        // Closed after the engine, to count what that commits while it lets go.
        CopyCount copyCount = parts.add(new CopyCount(store, engine));
        parts.add(engine);
        InternalTopics topics = parts.add(new InternalTopics(internal, TOPIC_TIMEOUT));
        ConfigVault vault = new ConfigVault(cipher);
        Credentials credentials = new Credentials(store, clock, random);
        ChangeSignal signal = new ChangeSignal();
        LoopWatch watch = new LoopWatch(clock.instant());
        Services services = new ServiceAssembly(
                        store,
                        keys,
                        vault,
                        credentials,
                        new Tokens(keys, store, clock),
                        topics,
                        new ConnectionChecks(ReplicationEngines.probe(internal), vault, settings.defaultConnection()),
                        signal,
                        watch,
                        settings.tokenLifetime(),
                        settings.refreshTokenLifetime(),
                        clock,
                        random)
                .services();

        // The port may be taken, so nothing is replicated and no secret is made for one showing before it is ours.
        HttpPort port = parts.add(HttpPort.take(httpOptions(settings)));
        // Whoever is answered can log in.
        Optional<AdminPair> newAdmin = admin(settings, credentials);
        HttpServer http = parts.add(HttpServer.start(port, services));
        Planner planner = new Planner(vault, settings.defaultConnection());
        parts.add(ControlLoop.start(store, planner, engine, copyCount, workerId, signal, watch, clock));
        return new TributaryServer(parts, http, workerId, newAdmin);
    }

    private static Map<String, String> internalClientProperties(ServerSettings settings) {
        Map<String, String> internal = settings.internalClientProperties();
        if (internal.isEmpty()) {
            throw new ServerStartException("no internal cluster is configured: set internal.bootstrap.servers"
                    + " (TRIBUTARY_INTERNAL_BOOTSTRAP_SERVERS) to the brokers of your own cluster");
        }
        return internal;
    }

    private static KeyRing keys(ServerSettings settings, SecureRandom random) {
        Optional<String> inline = settings.encryptionKey();
        if (inline.isEmpty()) {
            Path file = settings.encryptionKeyFile()
                    .orElseGet(() -> settings.dataDir().resolve("encryption.key"));
            return KeyFile.loadOrCreate(file, random);
        }
        try {
            return KeyRing.parse(inline.get());
        } catch (InvalidKeyRingException e) {
            throw new ServerStartException(
                    "encryption.key (TRIBUTARY_ENCRYPTION_KEY) cannot be used: " + e.getMessage(), e);
        }
    }

    private static StoreSettings storeSettings(ServerSettings settings) {
        return new StoreSettings(
                settings.storeUrl(),
                settings.storeUser(),
                settings.storePassword(),
                settings.dataDir(),
                settings.storePoolSize(),
                settings.storeTimeout());
    }

    private static EngineSettings engineSettings(
            ServerSettings settings, String workerId, Map<String, String> internal) {
        return EngineSettings.builder()
                .workerId(workerId)
                .internalClientProperties(internal)
                .path(CopyPath.valueOf(settings.enginePath().toUpperCase(Locale.ROOT)))
                .metadataRefresh(settings.metadataRefresh())
                .commitInterval(settings.commitInterval())
                .commitIdle(settings.commitIdle())
                .transactionMaxBytes(settings.transactionMaxBytes())
                .maxBytesInFlight(settings.maxBytesInFlight())
                .transactionTimeout(settings.transactionTimeout())
                .sessionTimeout(settings.sessionTimeout())
                .internalReplicationFactor((short) settings.replicationFactor())
                .closeTimeout(settings.shutdownTimeout())
                .build();
    }

    private static Optional<AdminPair> admin(ServerSettings settings, Credentials credentials) {
        if (settings.clientId().isPresent() && settings.secret().isPresent()) {
            credentials.ensureAdmin(settings.clientId().get(), settings.secret().get());
            return Optional.empty();
        }
        return credentials
                .createFirstAdmin()
                .map(made -> new AdminPair(made.stored().clientId(), made.secret()));
    }

    /** The longest that {@link #close} of a server with these settings takes, all its parts being slow. */
    public static Duration longestClose(ServerSettings settings) {
        return ControlLoop.CLOSE_TIMEOUT
                .plus(httpOptions(settings).stopTimeout())
                .plus(InternalTopics.CLOSE_TIMEOUT)
                .plus(settings.shutdownTimeout())
                .plus(settings.storeTimeout());
    }

    private static HttpOptions httpOptions(ServerSettings settings) {
        return HttpOptions.of(settings.httpHost(), settings.httpPort());
    }

    /** The port that the API listens on. */
    public int httpPort() {
        return http.port();
    }

    /** The address of the API, without a trailing slash. */
    public URI httpUri() {
        return http.uri();
    }

    /** This worker's name. */
    public String workerId() {
        return workerId;
    }

    /** The administrator's credential, when this start made it; nobody can find it out later. */
    public Optional<AdminPair> newAdmin() {
        return newAdmin;
    }

    /**
     * Ends the server: takes no more requests, lets go of all replications within the configured time, closes the
     * store. Idempotent.
     */
    @Override
    public synchronized void close() {
        parts.close();
    }
}
