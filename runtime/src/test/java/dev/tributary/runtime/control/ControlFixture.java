package dev.tributary.runtime.control;

import dev.tributary.api.model.SourceConfig;
import dev.tributary.runtime.secrets.KeyRing;
import dev.tributary.runtime.secrets.SecretCipher;
import dev.tributary.runtime.source.ConfigVault;
import dev.tributary.runtime.source.SealedConfig;
import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.StoreSettings;
import dev.tributary.runtime.store.StoredSource;
import dev.tributary.runtime.store.TopicList;
import dev.tributary.runtime.translate.Planner;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** A control loop over a real store and an engine that only writes down what it is told. */
final class ControlFixture implements AutoCloseable {
    private static final String CONNECTION = "\"bootstrap.servers\":\"127.0.0.1:1\"";
    static final Duration SOON = Duration.ofSeconds(20);

    final FakeEngine engine = new FakeEngine();
    final ChangeSignal signal = new ChangeSignal();
    final LoopWatch watch = new LoopWatch(Instant.now());
    final Store store;
    private final ConfigVault vault = new ConfigVault(
            new SecretCipher(KeyRing.parse("AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8="), new SecureRandom()));
    private final CopyCount copyCount;
    private final ControlLoop loop;

    ControlFixture(StoreSettings settings) {
        this(settings, "w1");
    }

    ControlFixture(StoreSettings settings, String workerId) {
        store = Store.open(settings);
        copyCount = new CopyCount(store, engine);
        loop = ControlLoop.start(
                store, new Planner(vault, Map.of()), engine, copyCount, workerId, signal, watch, Clock.systemUTC());
    }

    /** Declares a source with one topic and waits until the loop has carried it out. */
    void declare(String name) {
        declare(name, CONNECTION);
    }

    /** As {@link #declare(String)}, with these keys in place of the connection. */
    void declare(String name, String more) {
        declare(name, name, more);
    }

    /** As {@link #declare(String)}, with this topic. */
    void declareOver(String name, String topic) {
        declare(name, topic, CONNECTION);
    }

    private void declare(String name, String topic, String more) {
        Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
        SealedConfig sealed = vault.seal(
                name,
                SourceConfig.parse("{\"topic.prefix\":\"in_\",\"topic.include.list\":\"" + topic + "\"," + more + "}"));
        store.write(tables -> {
            tables.sources()
                    .insert(new StoredSource(
                            name, name, "kafkadirect", 1, 0, "Active", null, null, sealed.text(), null, now, now));
            tables.topicLists().replace(name, TopicList.BASE, List.of(topic), "c", now);
            return name;
        });
        carriedOut(name, 1);
    }

    /** Changes a source and waits until the loop has carried it out. */
    void change(String name, UnaryOperator<StoredSource> change) {
        long version = store.write(tables -> {
            StoredSource changed = change.apply(tables.sources().lock(name).orElseThrow());
            tables.sources().update(changed);
            return changed.version();
        });
        carriedOut(name, version);
    }

    void delete(String name) {
        store.write(tables -> {
            tables.sources().delete(name);
            return name;
        });
        signal.changed();
        if (!signal.awaitGone(name, SOON)) {
            throw new AssertionError("the loop did not end " + name);
        }
    }

    private void carriedOut(String name, long version) {
        signal.changed();
        if (!signal.awaitApplied(name, version, SOON)) {
            throw new AssertionError("the loop did not carry out version " + version + " of " + name);
        }
    }

    /** Ends the loop, as an orderly end of the server does. */
    void endLoop() {
        loop.close();
    }

    /** Counts once more, as an orderly end of the server does at last. */
    void countOnceMore() {
        copyCount.close();
    }

    @Override
    public void close() {
        loop.close();
        store.close();
    }
}
