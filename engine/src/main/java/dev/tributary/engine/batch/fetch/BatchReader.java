package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.format.BatchLimits;
import dev.tributary.engine.batch.memory.ByteBudget;
import dev.tributary.engine.batch.memory.DirectBufferPool;
import dev.tributary.engine.batch.net.BrokenConnectionException;
import dev.tributary.engine.batch.net.ClusterConnection;
import dev.tributary.engine.batch.net.SteadyTime;
import dev.tributary.engine.path.ExternalReader;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadResult;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * Fetches batches without opening them. All connections are driven by the thread that polls, so requests under way are
 * answered into the operating system's buffers while that thread does something else.
 *
 * <p>What is read ahead is bounded by {@link PathLimits}: chunks that a writer holds count until the internal cluster
 * has acknowledged them, so a slow internal cluster slows reading.
 */
public final class BatchReader implements ExternalReader<BatchChunk> {
    private static final int ONE_REQUEST_AND_CHECKS = 5;
    private static final long UNREACHABLE_AFTER_MS = 15_000;
    private static final long LONGEST_WAIT_MS = 100;
    /** Answers that have lain here for so long are not the latest news. */
    private static final long STALE_AFTER_NANOS = Duration.ofMillis(3).toNanos();
    /** A broker that has news answers within this; one that has none does not answer, and is not waited for longer. */
    private static final long LATEST_NEWS_NANOS = Duration.ofMillis(4).toNanos();
    /** A new leader is elected, and a broker restarts, within less. */
    private static final long STUCK_AFTER_MS = 10_000;

    private final FetchSettings settings;
    private final SteadyTime time;
    private final ReadAhead readAhead = new ReadAhead();
    private final ByteBudget budget;
    private final DirectBufferPool pool;
    private final ChunkMaker chunks;
    private @Nullable Session session;
    private long answeredOrIdleMs;
    private long polledNanos;

    /**
     * Prepares a reader; nothing is connected yet.
     *
     * @param clientProperties how to reach the external cluster
     * @param time its nanoseconds are what everything is measured by, however the time of day is set
     * @throws KafkaException when the properties do not fit
     */
    public BatchReader(Map<String, String> clientProperties, String clientId, PathLimits limits, Time time) {
        this.settings = FetchSettings.of(clientProperties, clientId);
        this.time = SteadyTime.of(time);
        this.budget = new ByteBudget(limits.readBytes() + limits.writeBytes());
        this.pool = new DirectBufferPool(budget.limitBytes());
        this.chunks = new ChunkMaker(
                BatchLimits.forMaxBatchBytes((int) Math.min(Integer.MAX_VALUE, limits.largestRecordBytes())));
        this.session = new Session();
        this.answeredOrIdleMs = this.time.milliseconds();
        this.polledNanos = this.time.nanoseconds();
    }

    @Override
    public void read(Map<TopicPartition, Position> from, Map<TopicPartition, String> topicIds) {
        readAhead.read(from, topicIds);
        followTopics();
    }

    @Override
    public void endChunkBefore(TopicPartition partition, long offset) {
        PartitionFetch fetch = readAhead.get(partition);
        if (fetch != null) {
            fetch.endChunkBefore(offset);
        }
    }

    @Override
    public void stop(Collection<TopicPartition> partitions) {
        readAhead.stop(partitions);
        followTopics();
    }

    private void followTopics() {
        if (session != null) {
            session.connection.metadata().follow(readAhead.topics());
        }
    }

    @Override
    public ReadResult<BatchChunk> poll(Duration atMost) {
        long deadlineMs = time.milliseconds() + atMost.toMillis();
        Session open = session();
        long unpolledNanos = time.nanoseconds() - polledNanos;
        boolean paused = unpolledNanos > STALE_AFTER_NANOS;
        open.answers.unpolledFor(unpolledNanos);
        try {
            open.exchange(0, false);
            boolean stale = paused && readAhead.hasChunks();
            while (!readAhead.hasNews() && !readAhead.isEmpty()) {
                long leftMs = deadlineMs - time.milliseconds();
                if (leftMs <= 0) {
                    break;
                }
                open.exchange(Math.min(leftMs, LONGEST_WAIT_MS), true);
            }
            if (readAhead.hasChunks()) {
                open.exchange(0, false);
                if (stale && readAhead.isAtKnownEnds()) {
                    awaitLatestNews(open);
                }
            }
        } catch (BrokenConnectionException e) {
            dropSession();
            throw e;
        } catch (KafkaException e) {
            throw e;
        } catch (RuntimeException e) {
            dropSession();
            throw new KafkaException("reading from the external cluster has failed: " + e, e);
        }
        polledNanos = time.nanoseconds();
        return readAhead.take();
    }

    /**
     * The answers that lay here came while nobody polled, perhaps long ago, and hold the first records since the last
     * poll only. Those that came behind them would have to wait for another transaction.
     */
    private void awaitLatestNews(Session open) {
        long sinceNanos = time.nanoseconds();
        int before = readAhead.waitingChunks();
        while (readAhead.waitingChunks() == before && time.nanoseconds() - sinceNanos < LATEST_NEWS_NANOS) {
            open.exchange(1, true);
        }
    }

    private Session session() {
        Session open = session;
        if (open == null) {
            open = new Session();
            session = open;
            followTopics();
        }
        return open;
    }

    private void dropSession() {
        Session open = session;
        session = null;
        if (open != null) {
            open.close();
            // What was asked over these connections will not be answered any more.
            readAhead.abandonUnderWay();
        }
    }

    @Override
    public OptionalLong endOffset(TopicPartition partition) {
        PartitionFetch fetch = readAhead.get(partition);
        return fetch == null ? OptionalLong.empty() : fetch.lastStableOffset();
    }

    @Override
    public Map<TopicPartition, String> hindrances() {
        long now = time.milliseconds();
        Map<TopicPartition, String> hindrances = new HashMap<>();
        for (PartitionFetch fetch : readAhead.partitions()) {
            String hindrance = fetch.hinderedFor(STUCK_AFTER_MS, now);
            if (hindrance != null) {
                hindrances.put(fetch.partition(), hindrance);
            }
        }
        return hindrances;
    }

    @Override
    public boolean caughtUp() {
        return readAhead.caughtUp();
    }

    /** The bytes that the reader and the writer of its chunks hold together. */
    public long bytesHeld() {
        return budget.usedBytes();
    }

    @Override
    public void close() {
        readAhead.stopAll();
        dropSession();
    }

    /** All that must be made anew when the connections cannot be used any more. */
    private final class Session {
        private final ClusterConnection connection;
        private final FetchAnswers answers;
        private final FetchRequests requests;
        private boolean idle = true;

        Session() {
            Backoff backoff = new Backoff(time, settings.retryBackoffMs());
            connection = new ClusterConnection(
                    settings.config(), ONE_REQUEST_AND_CHECKS, settings.requestTimeoutMs(), pool, time);
            answers = new FetchAnswers(connection, readAhead, chunks, budget, backoff);
            requests = new FetchRequests(
                    connection,
                    readAhead,
                    answers,
                    new LeaderCheck(connection, readAhead, backoff),
                    budget,
                    settings,
                    time);
            budget.whenReleased(connection::wakeup);
        }

        void exchange(long atMostMs, boolean nothingElseToDo) {
            if (Thread.currentThread().isInterrupted()) {
                throw new InterruptException("interrupted while reading from the external cluster");
            }
            answers.waiting(nothingElseToDo);
            if (idle) {
                // However long nobody polled: nothing was expected until now.
                answeredOrIdleMs = time.milliseconds();
            }
            requests.send();
            idle = !requests.expectsAnswers();
            connection.poll(atMostMs);
            tellTrouble();
        }

        private void tellTrouble() {
            try {
                connection.metadata().maybeThrowAnyException();
            } catch (TopicAuthorizationException e) {
                e.unauthorizedTopics().forEach(readAhead::failTopic);
            }
            // Trouble waits until what was read before it has been given out.
            KafkaException trouble = readAhead.hasChunks() ? null : answers.takeTrouble();
            if (trouble != null) {
                throw trouble;
            }
            long now = time.milliseconds();
            answeredOrIdleMs = Math.max(answeredOrIdleMs, now - connection.silentForMs());
            if (!idle && now - answeredOrIdleMs > UNREACHABLE_AFTER_MS) {
                long seconds = (now - answeredOrIdleMs) / 1000;
                answeredOrIdleMs = now;
                throw new TimeoutException("no external broker has answered for " + seconds + " seconds");
            }
        }

        void close() {
            requests.abandon();
            connection.close();
        }
    }
}
