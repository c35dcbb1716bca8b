package dev.tributary.engine;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.BatchPath;
import dev.tributary.engine.kit.Clusters;
import dev.tributary.engine.kit.Feed;
import dev.tributary.engine.kit.OnBrokers;
import dev.tributary.engine.kit.Setup;
import dev.tributary.engine.path.DataPath;
import dev.tributary.engine.path.Decision;
import dev.tributary.engine.path.ExternalReader;
import dev.tributary.engine.path.InternalWriter;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.ReadFault;
import dev.tributary.engine.path.ReadResult;
import dev.tributary.engine.path.WriterIdentity;
import dev.tributary.engine.replication.LocalReplicationEngine;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** S6, L2: while a commit is not decided, the group may not have heard of its positions. */
@OnBrokers
class UndecidedCommitTest {
    private final Clusters clusters;
    private final Setup setup;
    private final Feed feed;
    private final String topic = Clusters.unique("orders");
    private final String idle = Clusters.unique("idle");
    private final SlowPath path = new SlowPath(new TopicPartition(topic, 0));
    private final ReplicationEngine engine;

    UndecidedCommitTest(Clusters clusters) {
        this.clusters = clusters;
        this.setup = new Setup(clusters);
        this.feed = clusters.external().feed();
        this.engine = new LocalReplicationEngine(setup.settings("w1").build(), path);
    }

    @BeforeEach
    void writeSlowly() {
        clusters.external().createTopic(topic, 1);
        clusters.external().createTopic(idle, 1);
        engine.apply(setup.spec(topic, idle));
        setup.awaitState(engine, ReplicationStatus.State.RUNNING);
        path.holding = true;
    }

    @AfterEach
    void letGo() {
        engine.close();
        setup.close();
        feed.close();
    }

    @Test
    void givenAPartitionThatIsToBeReadAgainWhenItsRecordsAreInAnUndecidedCommitThenTheyComeOnce() {
        path.damaged = true;
        feed.numbers(topic, 0, 0, 10);
        setup.awaitProblem(engine, Problem.Code.EXTERNAL_DATA_DAMAGED);
        setup.awaitState(engine, ReplicationStatus.State.RUNNING);
        path.holding = false;

        feed.numbers(topic, 0, 10, 20);

        setup.awaitSame(topic);
    }

    @Test
    void givenTheConnectionIsChangedToOneThatDoesNotWorkWhenACommitIsUndecidedThenItIsDecided() {
        feed.numbers(topic, 0, 0, 10);
        Setup.await().until(() -> path.held.get() > 0);

        setup.externalProperties(Map.of("bootstrap.servers", "127.0.0.1:1"));
        engine.apply(setup.spec(topic, idle));

        setup.awaitPartition(engine, topic, 0, partition -> partition.recordsCopied() == 10);
    }

    /**
     * The real path, whose writer does nothing until somebody waits for it, and whose reader finds a partition damaged
     * for once when something of it has been read.
     */
    private static final class SlowPath implements DataPath<BatchChunk> {
        /** What the loop calls all the time, whatever there is to do. */
        private static final Set<String> ALWAYS = Set.of("bytesInFlight", "awaitBelow", "sendAppended");

        private final DataPath<BatchChunk> real = new BatchPath();
        private final TopicPartition partition;
        private final AtomicInteger held = new AtomicInteger();
        private volatile boolean holding;
        private volatile boolean damaged;

        SlowPath(TopicPartition partition) {
            this.partition = partition;
        }

        @Override
        @SuppressWarnings("unchecked")
        public ExternalReader<BatchChunk> reader(
                Map<String, String> clientProperties, String clientId, PathLimits limits) {
            ExternalReader<BatchChunk> reader = real.reader(clientProperties, clientId, limits);
            AtomicBoolean read = new AtomicBoolean();
            return proxy(ExternalReader.class, (self, method, arguments) -> {
                if (method.getName().equals("poll") && damaged && read.get()) {
                    damaged = false;
                    reader.stop(List.of(partition));
                    return new ReadResult<>(List.of(), List.of(new ReadFault.Damaged(partition, 10, "made up")));
                }
                Object result = invoke(reader, method, arguments);
                if (result instanceof ReadResult<?> some && !some.chunks().isEmpty()) {
                    read.set(true);
                }
                return result;
            });
        }

        @Override
        @SuppressWarnings("unchecked")
        public InternalWriter<BatchChunk> writer(
                Map<String, String> clientProperties, WriterIdentity identity, PathLimits limits) {
            InternalWriter<BatchChunk> writer = real.writer(clientProperties, identity, limits);
            Deque<Callable<Object>> calls = new ArrayDeque<>();
            return proxy(InternalWriter.class, (self, method, arguments) -> {
                if (holding && method.getName().equals("commit")) {
                    return undecided(writer, method, arguments, calls);
                }
                if (!ALWAYS.contains(method.getName())) {
                    doAll(calls);
                }
                return invoke(writer, method, arguments);
            });
        }

        private static void doAll(Deque<Callable<Object>> calls) throws Exception {
            for (Callable<Object> call = calls.poll(); call != null; call = calls.poll()) {
                call.call();
            }
        }

        private Decision undecided(
                InternalWriter<BatchChunk> writer, Method method, Object[] arguments, Deque<Callable<Object>> calls) {
            Queue<Decision> real = new ArrayDeque<>(1);
            calls.add(() -> real.add((Decision) invoke(writer, method, arguments)));
            held.incrementAndGet();
            return proxy(Decision.class, (self, asked, nothing) -> {
                if (asked.getName().equals("await")) {
                    doAll(calls);
                }
                return real.isEmpty() ? false : invoke(real.element(), asked, nothing);
            });
        }

        private static <T> T proxy(Class<T> kind, InvocationHandler handler) {
            return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, handler));
        }

        private static Object invoke(Object target, Method method, Object[] arguments) throws Exception {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause() instanceof RuntimeException failure ? failure : e;
            }
        }
    }
}
