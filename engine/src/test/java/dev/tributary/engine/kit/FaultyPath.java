package dev.tributary.engine.kit;

import dev.tributary.engine.path.Chunk;
import dev.tributary.engine.path.DataPath;
import dev.tributary.engine.path.Decision;
import dev.tributary.engine.path.ExternalReader;
import dev.tributary.engine.path.InternalWriter;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadResult;
import dev.tributary.engine.path.WriterIdentity;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * A real path whose every step fails now and then, in the ways in which the network makes steps fail: before they take
 * effect, or after, so that the outcome is unknown.
 */
public final class FaultyPath<C extends Chunk> implements DataPath<C> {
    private final DataPath<C> real;
    private final Random random;
    private final int oneIn;
    private final int most;
    private final @Nullable String only;
    private final boolean errors;
    private final AtomicInteger faults = new AtomicInteger();
    private volatile Runnable meanwhile = () -> {};

    /** One step in so many fails, until there have been so many faults. */
    public FaultyPath(DataPath<C> real, long seed, int oneIn, int most) {
        this(real, new Random(seed), oneIn, most, null, false);
    }

    /** This step fails, the first time it is taken. */
    public FaultyPath(DataPath<C> real, String step) {
        this(real, new Random(0), 1, 1, step, false);
    }

    private FaultyPath(DataPath<C> real, Random random, int oneIn, int most, @Nullable String only, boolean errors) {
        this.real = real;
        this.random = random;
        this.oneIn = oneIn;
        this.most = most;
        this.only = only;
        this.errors = errors;
    }

    /** This step fails, the first time it is taken, as when the JVM lacks a class or memory. */
    public static <C extends Chunk> FaultyPath<C> withError(DataPath<C> real, String step) {
        return new FaultyPath<>(real, new Random(0), 1, 1, step, true);
    }

    /** Does this at the moment of each fault. */
    public void meanwhile(Runnable deed) {
        meanwhile = deed;
    }

    public int faults() {
        return faults.get();
    }

    @Override
    public ExternalReader<C> reader(Map<String, String> clientProperties, String clientId, PathLimits limits) {
        return new FaultyReader(real.reader(clientProperties, clientId, limits));
    }

    @Override
    public InternalWriter<C> writer(Map<String, String> clientProperties, WriterIdentity identity, PathLimits limits) {
        return new FaultyWriter(real.writer(clientProperties, identity, limits));
    }

    private void maybeFail(String step) {
        if (only != null && !only.equals(step)) {
            return;
        }
        if (faults.get() < most && random.nextInt(oneIn) == 0) {
            faults.incrementAndGet();
            meanwhile.run();
            String told = "made up: " + step;
            if (errors) {
                throw new NoClassDefFoundError(told);
            }
            if (only != null) {
                throw new KafkaException(told);
            }
            throw switch (random.nextInt(3)) {
                case 0 -> new IllegalStateException(told);
                case 1 -> new TimeoutException(told);
                default -> new KafkaException(told);
            };
        }
    }

    private final class FaultyReader implements ExternalReader<C> {
        private final ExternalReader<C> reader;

        FaultyReader(ExternalReader<C> reader) {
            this.reader = reader;
        }

        @Override
        public void read(Map<TopicPartition, Position> from, Map<TopicPartition, String> topicIds) {
            reader.read(from, topicIds);
        }

        @Override
        public void endChunkBefore(TopicPartition partition, long offset) {
            reader.endChunkBefore(partition, offset);
        }

        @Override
        public void stop(Collection<TopicPartition> partitions) {
            reader.stop(partitions);
        }

        @Override
        public ReadResult<C> poll(Duration atMost) {
            maybeFail("before reading");
            ReadResult<C> result = reader.poll(atMost);
            maybeFail("after reading");
            return result;
        }

        @Override
        public Map<TopicPartition, String> hindrances() {
            return reader.hindrances();
        }

        @Override
        public OptionalLong endOffset(TopicPartition partition) {
            return reader.endOffset(partition);
        }

        @Override
        public boolean caughtUp() {
            return reader.caughtUp();
        }

        @Override
        public void close() {
            reader.close();
        }
    }

    private final class FaultyWriter implements InternalWriter<C> {
        private final InternalWriter<C> writer;
        private boolean lostTheOutcome;

        FaultyWriter(InternalWriter<C> writer) {
            this.writer = writer;
        }

        @Override
        public void initialize() {
            maybeFail("before initializing");
            writer.initialize();
        }

        @Override
        public void begin() {
            maybeFail("before beginning");
            writer.begin();
        }

        @Override
        public void append(C chunk, TopicPartition internal) {
            maybeFail("before appending");
            writer.append(chunk, internal);
            maybeFail("after appending");
        }

        @Override
        public void sendAppended() {
            maybeFail("before sending");
            writer.sendAppended();
        }

        @Override
        public long bytesInFlight() {
            return writer.bytesInFlight();
        }

        @Override
        public void awaitBelow(long limit, Duration atMost) throws InterruptedException {
            writer.awaitBelow(limit, atMost);
        }

        @Override
        public Decision commit(Map<TopicPartition, OffsetAndMetadata> positions, ConsumerGroupMetadata member) {
            maybeFail("before committing");
            Decision real = writer.commit(positions, member);
            return new Decision() {
                @Override
                public boolean isKnown() {
                    return real.isKnown();
                }

                @Override
                public void await() {
                    real.await();
                    lostTheOutcome = true;
                    maybeFail("after committing");
                    lostTheOutcome = false;
                }
            };
        }

        @Override
        public void abort() {
            if (lostTheOutcome) {
                throw new KafkaException("made up: what cannot be known cannot be undone");
            }
            maybeFail("before aborting");
            writer.abort();
            maybeFail("after aborting");
        }

        @Override
        public void close() {
            writer.close();
        }
    }
}
