package dev.tributary.engine.batch.produce;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.format.CorruptBatchException;
import dev.tributary.engine.batch.format.OutgoingBatch;
import dev.tributary.engine.batch.memory.DirectBufferPool;
import dev.tributary.engine.batch.net.BrokenConnectionException;
import dev.tributary.engine.batch.net.ClusterConnection;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.CorruptRecordException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.utils.Time;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread that owns a writer's connections and its transactions. Others leave word for it; it never waits for
 * anything but the network and such word. Safe for use by several threads.
 *
 * <p><b>E1</b> No word is lost: when the thread has ended, of whatever, who leaves word is told so at once, and the
 * memory of chunks is let go of.
 */
final class Sender {
    private static final Logger LOG = LoggerFactory.getLogger(Sender.class);
    private static final int REQUESTS_PER_CONNECTION = 5;
    private static final long LONGEST_WAIT_MS = 250;
    private static final long SMALL_POOL_BYTES = 1 << 20;

    private final ClusterConnection connection;
    private final TransactionTurns turns;
    private final InFlightBytes inFlight;
    private final BatchSizeLimits sizes = new BatchSizeLimits();
    private final Suspects suspects = new Suspects();
    private final FollowedTopics topics;
    private final Time time;
    private final Queue<Consumer<TransactionTurns>> words = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private final Object end = new Object();
    private boolean ended;
    private volatile boolean closing;

    Sender(WriterSettings settings, InFlightBytes inFlight, String name, Time time) {
        this.inFlight = inFlight;
        this.time = time;
        // No batch waits for longer than a transaction may last, so none waits for a leader that is not asked for.
        topics = new FollowedTopics(Math.max(
                settings.config().getLong(ProducerConfig.METADATA_MAX_IDLE_CONFIG),
                2L * settings.transactionTimeoutMs()));
        connection = new ClusterConnection(
                settings.config(),
                REQUESTS_PER_CONNECTION,
                settings.requestTimeoutMs(),
                new DirectBufferPool(SMALL_POOL_BYTES),
                time);
        turns = new TransactionTurns(settings.transactionalIds().stream()
                .map(id -> machine(settings, new ProducerState(id)))
                .toList());
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    private TransactionMachine machine(WriterSettings settings, ProducerState producer) {
        ProduceAnswers answers = new ProduceAnswers(connection, settings, inFlight, sizes, suspects, time);
        return new TransactionMachine(
                connection,
                settings,
                producer,
                new CoordinatorCalls(connection, settings, time),
                new TransactionCalls(settings, producer),
                new ProduceRequests(connection, settings, producer, inFlight, answers, time),
                answers);
    }

    /** Leaves word; it is read in the order in which it was left. */
    void tell(Consumer<TransactionTurns> word) {
        synchronized (end) {
            words.add(word);
            if (ended) {
                readLateWords();
                return;
            }
        }
        connection.wakeup();
    }

    /** Takes chunks into the open transaction, all of them before anything of them is sent. */
    void add(List<AddressedChunk> chunks) {
        tell(open -> chunks.forEach(one -> add(one, open)));
    }

    private void add(AddressedChunk addressed, TransactionTurns open) {
        BatchChunk chunk = addressed.chunk();
        TopicPartition internal = addressed.internal();
        List<OutgoingBatch> batches;
        try {
            if (topics.use(internal.topic(), time.milliseconds())) {
                connection.metadata().follow(topics.all());
            }
            batches = sizes.fit(internal.topic(), chunk.batches());
        } catch (RuntimeException e) {
            chunk.written();
            inFlight.subtract(chunk.bytes());
            open.failFilling(suspects.notTaken(chunk.partition(), where(chunk, e), unfit(chunk, e)));
            return;
        }
        inFlight.add(bytes(batches) - chunk.bytes());
        open.add(chunk, batches, internal);
    }

    private static long where(BatchChunk chunk, RuntimeException why) {
        return why instanceof CorruptBatchException corrupt
                ? corrupt.baseOffset()
                : chunk.batches().get(0).externalOffset(0);
    }

    private static KafkaException unfit(BatchChunk chunk, RuntimeException why) {
        return why instanceof CorruptBatchException
                ? new CorruptRecordException("cannot read what was fetched of " + chunk.partition(), why)
                : new KafkaException("cannot take in what was fetched of " + chunk.partition() + ": " + why, why);
    }

    private static long bytes(List<OutgoingBatch> batches) {
        long bytes = 0;
        for (OutgoingBatch batch : batches) {
            bytes += batch.sizeInBytes();
        }
        return bytes;
    }

    void close() {
        closing = true;
        connection.wakeup();
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            while (!closing) {
                readWords();
                exchange();
            }
            readWords();
        } catch (RuntimeException | Error e) {
            LOG.error("the writer's thread ends because of a fault of its own", e);
            turns.breakWith(new KafkaException("the writer has failed: " + e, e));
        } finally {
            try {
                turns.breakWith(new KafkaException("the writer is closed"));
                connection.close();
            } finally {
                endForGood();
            }
        }
    }

    private void endForGood() {
        synchronized (end) {
            ended = true;
            readLateWords();
        }
    }

    private void exchange() {
        try {
            turns.progress();
            connection.poll(words.isEmpty() ? turns.idleMs(LONGEST_WAIT_MS) : 0);
            if (topics.forgetIdle(time.milliseconds())) {
                connection.metadata().follow(topics.all());
            }
            tellRefusals();
        } catch (BrokenConnectionException e) {
            turns.breakWith(e);
            closing = true;
        } catch (KafkaException e) {
            turns.fail(e);
        }
    }

    private void tellRefusals() {
        try {
            connection.metadata().maybeThrowAnyException();
        } catch (TopicAuthorizationException e) {
            refused(e.unauthorizedTopics(), TopicAuthorizationException::new);
        } catch (InvalidTopicException e) {
            refused(e.invalidTopics(), InvalidTopicException::new);
        }
    }

    /** What no open transaction writes to is nothing to them; it is asked for again when it is written to. */
    private void refused(Set<String> refused, Function<Set<String>, KafkaException> failure) {
        Set<String> others = new HashSet<>(refused);
        others.removeAll(turns.refused(refused, failure));
        if (topics.forget(others)) {
            connection.metadata().follow(topics.all());
        }
    }

    private void readWords() {
        for (Consumer<TransactionTurns> word = words.poll(); word != null; word = words.poll()) {
            word.accept(turns);
        }
    }

    /** Nothing goes on any more: each word is answered with the reason, and what it brings is given up. */
    private void readLateWords() {
        try {
            readWords();
        } finally {
            turns.abandon();
        }
    }
}
