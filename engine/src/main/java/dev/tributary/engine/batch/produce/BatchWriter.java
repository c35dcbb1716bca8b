package dev.tributary.engine.batch.produce;

import dev.tributary.engine.batch.BatchChunk;
import dev.tributary.engine.batch.net.SteadyTime;
import dev.tributary.engine.path.Decision;
import dev.tributary.engine.path.InternalWriter;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.WriterIdentity;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.utils.Time;

/**
 * Sends batches as they are, stamped with our producer id, and the positions in the same transaction. A thread of its
 * own talks to the internal cluster, so batches are on their way while the caller reads on.
 */
public final class BatchWriter implements InternalWriter<BatchChunk> {
    /** A call consists of a few requests, each of which ends within the transaction timeout. */
    private static final int LONGEST_CALL_IN_TRANSACTION_TIMEOUTS = 5;

    private final InFlightBytes inFlight = new InFlightBytes();
    private final Sender sender;
    private final long longestCallMs;
    private final List<AddressedChunk> appended = new ArrayList<>();

    /**
     * Prepares a writer; nothing is connected yet.
     *
     * @param clientProperties how to reach the internal cluster
     * @throws KafkaException when the properties do not fit
     */
    public BatchWriter(Map<String, String> clientProperties, WriterIdentity identity, PathLimits limits, Time time) {
        WriterSettings settings = WriterSettings.of(clientProperties, identity);
        this.longestCallMs = (long) settings.transactionTimeoutMs() * LONGEST_CALL_IN_TRANSACTION_TIMEOUTS;
        this.sender = new Sender(settings, inFlight, identity.clientId() + "-sender", SteadyTime.of(time));
    }

    @Override
    public void initialize() {
        ask(TransactionTurns::initialize).await();
    }

    @Override
    public void begin() {
        sender.tell(TransactionTurns::begin);
    }

    @Override
    public void append(BatchChunk chunk, TopicPartition internal) {
        chunk.handOver();
        inFlight.add(chunk.bytes());
        appended.add(new AddressedChunk(chunk, internal));
    }

    @Override
    public void sendAppended() {
        if (!appended.isEmpty()) {
            sender.add(List.copyOf(appended));
            appended.clear();
        }
    }

    @Override
    public long bytesInFlight() {
        return inFlight.get();
    }

    @Override
    public void awaitBelow(long limit, Duration atMost) throws InterruptedException {
        sendAppended();
        inFlight.awaitBelow(limit, atMost.toNanos());
    }

    @Override
    public Decision commit(Map<TopicPartition, OffsetAndMetadata> positions, ConsumerGroupMetadata member) {
        Map<TopicPartition, OffsetAndMetadata> copy = Map.copyOf(positions);
        sendAppended();
        return ask((turns, future) -> turns.commit(copy, member, future));
    }

    @Override
    public void abort() {
        sendAppended();
        ask(TransactionTurns::abort).await();
    }

    @Override
    public void close() {
        sendAppended();
        sender.close();
    }

    private Decision ask(BiConsumer<TransactionTurns, CompletableFuture<Void>> call) {
        CompletableFuture<Void> outcome = new CompletableFuture<>();
        sender.tell(turns -> call.accept(turns, outcome));
        return new Answer(outcome);
    }

    private final class Answer implements Decision {
        private final CompletableFuture<Void> outcome;

        Answer(CompletableFuture<Void> outcome) {
            this.outcome = outcome;
        }

        @Override
        public boolean isKnown() {
            return outcome.isDone();
        }

        @Override
        public void await() {
            try {
                outcome.get(longestCallMs, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new InterruptException("interrupted while waiting for the internal cluster", e);
            } catch (java.util.concurrent.TimeoutException e) {
                throw new TimeoutException("the internal cluster has not answered for " + longestCallMs + " ms", e);
            } catch (ExecutionException e) {
                throw asThrownHere(e);
            }
        }
    }

    /** The failure was made on another thread; who reads it wants to know this one's way too. */
    private static RuntimeException asThrownHere(ExecutionException wrapped) {
        Throwable cause = wrapped.getCause();
        if (cause instanceof KafkaException failure) {
            failure.addSuppressed(new KafkaException("waited for here"));
            return failure;
        }
        return cause instanceof IllegalStateException state ? state : new KafkaException("the writer failed", cause);
    }
}
