package dev.tributary.engine.path;

import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Writes chunks and positions to the internal cluster, all or nothing: {@link #initialize}, then any number of
 * {@link #begin} ... {@link #commit} or {@link #abort}. One transaction is open at a time; while up to
 * {@link #MOST_UNDECIDED_COMMITS} before it are being decided, it may be filled. Transactions are committed in their
 * order, and should one fail, it is undone with all that follow.
 *
 * <p>Used by one thread. Every call is bounded in time. After {@link #abort} returned normally nothing of the
 * transaction is or will be visible; when it threw, the outcome is unknown and the writer must be closed: the next
 * writer's {@link #initialize} settles what is left.
 *
 * @param <C> the path's chunks
 */
public interface InternalWriter<C extends Chunk> extends AutoCloseable {
    /** How many commits may have been asked for whose outcome is open: one is written while the other is decided. */
    int MOST_UNDECIDED_COMMITS = 2;

    /**
     * How many producers take turns: one for the open transaction, those whose commit is undecided, and one whose
     * markers are being written still.
     */
    int PRODUCERS = 1 + MOST_UNDECIDED_COMMITS + 1;

    /**
     * Fences every earlier writer of the same transactional id and settles what it left open. Blocking, bounded.
     *
     * @throws org.apache.kafka.common.KafkaException when that did not succeed; the writer must be closed
     */
    void initialize();

    /** Opens a transaction. No partition will show anything of it before what it holds of those before. */
    void begin();

    /**
     * Adds a chunk to the open transaction, behind all that was added before for that partition. Does not wait for the
     * broker's answer; a refusal shows in the outcome of {@link #commit}.
     */
    void append(C chunk, TopicPartition internal);

    /**
     * Lets go what was appended: a writer may keep it until then, so that what was read together is sent together.
     * Waiting, committing, aborting and closing do the same first.
     */
    void sendAppended();

    /** How many bytes the writer holds that the internal cluster has not acknowledged yet. */
    long bytesInFlight();

    /** Waits until {@link #bytesInFlight} is below the limit, at most so long. */
    void awaitBelow(long limit, Duration atMost) throws InterruptedException;

    /**
     * Asks for the open transaction to become visible together with the positions, as a member of the group. A failure
     * here or in {@link Decision#await} is followed by {@link #abort}.
     *
     * @throws org.apache.kafka.clients.consumer.CommitFailedException when the member's generation is over
     * @throws RecordRefusedException when the internal cluster will not take a record
     * @throws org.apache.kafka.common.KafkaException on any other doubt
     */
    Decision commit(Map<TopicPartition, OffsetAndMetadata> positions, ConsumerGroupMetadata member);

    /**
     * Undoes the open transaction, or, when a commit failed, that transaction and all behind it. Those before must be
     * committed.
     *
     * @throws org.apache.kafka.common.KafkaException when its outcome is unknown
     */
    void abort();

    /** Lets go of connections and memory without waiting for anything that is under way. */
    @Override
    void close();
}
