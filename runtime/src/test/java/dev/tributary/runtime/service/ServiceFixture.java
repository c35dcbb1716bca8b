package dev.tributary.runtime.service;

import dev.tributary.api.model.CreateSourceRequest;
import dev.tributary.api.model.ReplaceSourceRequest;
import dev.tributary.api.model.Source;
import dev.tributary.api.model.SourceConfig;
import dev.tributary.api.model.TopicsChangeRequest;
import dev.tributary.api.model.auth.RoleKey;
import dev.tributary.engine.ConnectionReport;
import dev.tributary.runtime.auth.Credentials;
import dev.tributary.runtime.auth.Tokens;
import dev.tributary.runtime.control.ChangeSignal;
import dev.tributary.runtime.control.LoopWatch;
import dev.tributary.runtime.kafka.InternalTopics;
import dev.tributary.runtime.secrets.KeyRing;
import dev.tributary.runtime.secrets.SecretCipher;
import dev.tributary.runtime.source.ConfigVault;
import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.StoreSettings;
import dev.tributary.runtime.translate.ConnectionChecks;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** All services over a real store, with a clock that tests move; no control loop, so nobody waits for one. */
final class ServiceFixture implements AutoCloseable {
    static final String KEY = "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=";
    static final Caller ADMIN = new Caller("ann", RoleKey.ADMIN);
    static final Caller EDITOR = new Caller("ed", RoleKey.EDITOR);
    static final Caller VIEWER = new Caller("vi", RoleKey.VIEWER);
    static final WriteOptions AT_ONCE =
            WriteOptions.builder().awaitApplied(false).build();

    final Store store;
    final MovableClock clock = new MovableClock();
    final LoopWatch watch = new LoopWatch(clock.instant());
    final ConfigVault vault = new ConfigVault(new SecretCipher(KeyRing.parse(KEY), new SecureRandom()));
    final Credentials credentials;
    final Services services;
    private final InternalTopics topics;

    ServiceFixture(StoreSettings settings) {
        this(settings, "127.0.0.1:1");
    }

    ServiceFixture(StoreSettings settings, String internalServers) {
        KeyRing keys = KeyRing.parse(KEY);
        SecureRandom random = new SecureRandom();
        store = Store.open(settings);
        credentials = new Credentials(store, clock, random);
        topics = new InternalTopics(
                Map.of("bootstrap.servers", internalServers),
                internalServers.equals("127.0.0.1:1") ? Duration.ofMillis(300) : Duration.ofSeconds(20));
        services = new ServiceAssembly(
                        store,
                        keys,
                        vault,
                        credentials,
                        new Tokens(keys, store, clock),
                        topics,
                        new ConnectionChecks(
                                (properties, wanted) -> new ConnectionReport(List.of(), null, null), vault, Map.of()),
                        new ChangeSignal(),
                        watch,
                        Duration.ofHours(2),
                        Duration.ofDays(1),
                        clock,
                        random)
                .services();
    }

    SourceService sources() {
        return services.sources();
    }

    /** A new source of this name with these lists. */
    Source source(String name, @Nullable String base, @Nullable String userDefined) {
        SourceConfig config = SourceConfig.empty().with("topic.prefix", "in_");
        if (base != null) {
            config = config.with("topic.include.list", base);
        }
        if (userDefined != null) {
            config = config.with("topic.include.list.user.defined", userDefined);
        }
        return sources().create(EDITOR, request(name, config), AT_ONCE).value();
    }

    static CreateSourceRequest request(String name, SourceConfig config) {
        return CreateSourceRequest.builder()
                .name(name)
                .connector("kafkadirect")
                .config(config)
                .build();
    }

    static ReplaceSourceRequest replacement(String config) {
        return ReplaceSourceRequest.builder().config(SourceConfig.parse(config)).build();
    }

    static TopicsChangeRequest topics(String... topics) {
        return TopicsChangeRequest.builder().topics(List.of(topics)).build();
    }

    static TopicsChangeRequest owned(String owner, String... topics) {
        return TopicsChangeRequest.builder()
                .topics(List.of(topics))
                .owner(owner)
                .build();
    }

    static String id(Source source) {
        String id = source.id();
        if (id == null) {
            throw new AssertionError("a source without an id: " + source);
        }
        return id;
    }

    @Override
    public void close() {
        topics.close();
        store.close();
    }
}
