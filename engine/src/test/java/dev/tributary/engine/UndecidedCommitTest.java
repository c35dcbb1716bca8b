package dev.tributary.engine;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * S6, L2: an internal topic that takes nothing for a while keeps commits undecided, and the group has not heard of
 * their positions meanwhile.
 */
@OnBrokers
class UndecidedCommitTest {
    private static final String TAKES_NOTHING = "2";
    private static final Duration LONG = Duration.ofMinutes(1);

    private final Clusters clusters;
    private final Setup setup;
    private final Feed feed;
    private final String topic = Clusters.unique("orders");
    private final String slow = Clusters.unique("slow");
    private final DamagedOnce path = new DamagedOnce(new TopicPartition(topic, 0));
    private final ReplicationEngine engine;

    UndecidedCommitTest(Clusters clusters) {
        this.clusters = clusters;
        this.setup = new Setup(clusters);
        this.feed = clusters.external().feed();
        this.engine = new LocalReplicationEngine(
                setup.settings("w1").transactionTimeout(LONG).build(), path);
    }

    @BeforeEach
    void leaveACommitUndecided() {
        clusters.external().createTopic(topic, 1);
        clusters.external().createTopic(slow, 1);
        engine.apply(setup.spec(topic, slow));
        setup.awaitState(engine, ReplicationStatus.State.RUNNING);
        clusters.internal().setConfig(setup.copyOf(slow), "min.insync.replicas", TAKES_NOTHING);
        int before = path.commits.get();
        feed.numbers(slow, 0, 0, 10);
        Setup.await().until(() -> path.commits.get() > before);
    }

    private void takeAgain() {
        clusters.internal().setConfig(setup.copyOf(slow), "min.insync.replicas", "1");
    }

    @AfterEach
    void letGo() {
        engine.close();
        setup.close();
        feed.close();
    }

    @Test
    void givenAPartitionThatIsToBeReadAgainWhenItsRecordsAreInAnUndecidedCommitThenTheyComeOnce() throws Exception {
        feed.numbers(topic, 0, 0, 10);
        assertThat(path.goesOn.await(LONG.toSeconds(), TimeUnit.SECONDS)).isTrue();

        takeAgain();

        setup.awaitSame(slow);
        feed.numbers(topic, 0, 10, 20);
        setup.awaitSame(topic);
    }

    @Test
    void givenTheConnectionIsChangedToOneThatDoesNotWorkWhenTheCommitIsDecidedThenItIsTakenIn() {
        setup.externalProperties(Map.of("bootstrap.servers", "127.0.0.1:1"));
        engine.apply(setup.spec(topic, slow));
        setup.awaitProblem(engine, Problem.Code.EXTERNAL_UNREACHABLE);

        takeAgain();

        setup.awaitPartition(engine, slow, 0, partition -> partition.recordsCopied() == 10);
    }

    /** The real path, whose reader finds a partition damaged once something of it has been read. */
    private static final class DamagedOnce implements DataPath<BatchChunk> {
        private final DataPath<BatchChunk> real = new BatchPath();
        private final TopicPartition partition;
        private final AtomicInteger commits = new AtomicInteger();
        /** Down when the partition is read again, or a commit that is not decided is waited for. */
        private final CountDownLatch goesOn = new CountDownLatch(1);

        private volatile boolean read;
        private volatile boolean told;

        DamagedOnce(TopicPartition partition) {
            this.partition = partition;
        }

        @Override
        @SuppressWarnings("unchecked")
        public ExternalReader<BatchChunk> reader(
                Map<String, String> clientProperties, String clientId, PathLimits limits) {
            ExternalReader<BatchChunk> reader = real.reader(clientProperties, clientId, limits);
            return proxy(ExternalReader.class, (self, method, arguments) -> {
                if (method.getName().equals("poll") && read && !told) {
                    told = true;
                    reader.stop(List.of(partition));
                    return new ReadResult<>(List.of(), List.of(new ReadFault.Damaged(partition, 10, "made up")));
                }
                if (method.getName().equals("read") && told && ((Map<?, ?>) arguments[0]).containsKey(partition)) {
                    goesOn.countDown();
                }
                Object result = invoke(reader, method, arguments);
                if (result instanceof ReadResult<?> some) {
                    read |= some.chunks().stream()
                            .anyMatch(chunk -> ((BatchChunk) chunk).partition().equals(partition));
                }
                return result;
            });
        }

        @Override
        @SuppressWarnings("unchecked")
        public InternalWriter<BatchChunk> writer(
                Map<String, String> clientProperties, WriterIdentity identity, PathLimits limits) {
            InternalWriter<BatchChunk> writer = real.writer(clientProperties, identity, limits);
            return proxy(InternalWriter.class, (self, method, arguments) -> {
                Object result = invoke(writer, method, arguments);
                return result instanceof Decision decision ? watched(decision) : result;
            });
        }

        private Decision watched(Decision decision) {
            commits.incrementAndGet();
            return proxy(Decision.class, (self, method, arguments) -> {
                if (method.getName().equals("await") && told && !decision.isKnown()) {
                    goesOn.countDown();
                }
                return invoke(decision, method, arguments);
            });
        }

        private static <T> T proxy(Class<T> kind, InvocationHandler handler) {
            return kind.cast(Proxy.newProxyInstance(kind.getClassLoader(), new Class<?>[] {kind}, handler));
        }

        private static Object invoke(Object target, Method method, Object[] arguments) throws Throwable {
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
