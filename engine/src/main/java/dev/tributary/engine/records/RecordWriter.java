package dev.tributary.engine.records;

import dev.tributary.engine.clients.ClientProperties;
import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.path.Decision;
import dev.tributary.engine.path.InternalWriter;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.RecordRefusedException;
import dev.tributary.engine.path.WriterIdentity;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes with a transactional producer. */
final class RecordWriter implements InternalWriter<RecordChunk> {
    private static final int BATCH_BYTES = 128 << 10;
    private static final int LINGER_MS = 5;
    private static final int MAX_BLOCK_MS = 15_000;
    private static final int RETRY_BACKOFF_MS = 20;
    /** Above every record's own size: framing of the record, its batch and its request. */
    private static final int FRAMING_BYTES = 4 << 10;

    private final KafkaProducer<byte[], byte[]> producer;
    private final Unacknowledged unacknowledged = new Unacknowledged();
    private final WrittenTimes times = new WrittenTimes();

    RecordWriter(Map<String, String> clientProperties, WriterIdentity identity, PathLimits limits) {
        // What is held is bounded by who feeds the writer; these two only refuse what can never be carried.
        long largest = Math.min(Integer.MAX_VALUE, limits.largestRecordBytes() + FRAMING_BYTES);
        ClientProperties properties = ClientProperties.reaching(clientProperties, identity.clientId())
                .fix(
                        ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                        identity.transactionalIds().get(0))
                .fix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, (int)
                        identity.transactionTimeout().toMillis())
                .fix(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true)
                .fix(ProducerConfig.ACKS_CONFIG, "all")
                .fix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, (int) largest)
                .fix(ProducerConfig.BUFFER_MEMORY_CONFIG, largest)
                .fix(ProducerConfig.MAX_BLOCK_MS_CONFIG, MAX_BLOCK_MS)
                .fix(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS)
                // The first request of a transaction is often told to come again: the one before is still being ended.
                .unlessGiven(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_BACKOFF_MS)
                .unlessGiven(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES)
                .unlessGiven(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        // A transaction that the coordinator has already given up is not worth more waiting.
        long delivery = Math.max(identity.transactionTimeout().toMillis(), properties.requestTimeoutMs() + LINGER_MS);
        this.producer = new KafkaProducer<>(
                properties
                        .fix(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, (int) delivery)
                        .toMap(),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void initialize() {
        producer.initTransactions();
    }

    @Override
    public void begin() {
        unacknowledged.forgetRefusal();
        times.forget();
        producer.beginTransaction();
    }

    @Override
    @SuppressWarnings("FutureReturnValueIgnored") // the callback tells the outcome, and commit() asks for it
    public void append(RecordChunk chunk, TopicPartition internal) {
        for (ConsumerRecord<byte[], byte[]> each : chunk.content()) {
            long bytes = RecordChunk.bytesOf(each);
            unacknowledged.add(bytes);
            try {
                producer.send(copy(each, internal), (metadata, failure) -> {
                    unacknowledged.remove(bytes);
                    if (failure != null) {
                        unacknowledged.failed(chunk.partition(), each.offset(), failure);
                    } else if (each.timestamp() >= 0) {
                        times.written(internal, each.timestamp(), metadata.timestamp());
                    }
                });
            } catch (RuntimeException e) {
                // Then the callback is not called.
                unacknowledged.remove(bytes);
                throw e;
            }
        }
    }

    /** Nothing is kept: the producer makes its own batches. */
    @Override
    public void sendAppended() {}

    @Override
    public long bytesInFlight() {
        return unacknowledged.bytes();
    }

    @Override
    public void awaitBelow(long limit, Duration atMost) throws InterruptedException {
        unacknowledged.awaitBelow(limit, atMost);
    }

    @Override
    public Decision commit(Map<TopicPartition, OffsetAndMetadata> positions, ConsumerGroupMetadata member) {
        try {
            producer.sendOffsetsToTransaction(positions, member);
            producer.flush();
            times.requireOwn();
            producer.commitTransaction();
            return Decision.committed();
        } catch (RuntimeException e) {
            RecordRefusedException refusal = unacknowledged.refusal();
            if (refusal != null) {
                refusal.addSuppressed(e);
                throw refusal;
            }
            throw Failures.cause(e, CommitFailedException.class)
                    .<RuntimeException>map(stale -> stale)
                    .orElse(e);
        }
    }

    @Override
    public void abort() {
        producer.abortTransaction();
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }

    private static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> each, TopicPartition internal) {
        // A record without a timestamp gets the time of its copy: a producer cannot write one without.
        @Nullable Long timestamp = each.timestamp() < 0 ? null : each.timestamp();
        return new ProducerRecord<>(
                internal.topic(), internal.partition(), timestamp, each.key(), each.value(), each.headers());
    }
}
