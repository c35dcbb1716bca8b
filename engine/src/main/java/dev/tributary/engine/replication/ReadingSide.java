package dev.tributary.engine.replication;

import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.clients.Side;
import dev.tributary.engine.path.Chunk;
import dev.tributary.engine.path.DataPath;
import dev.tributary.engine.path.ExternalReader;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.path.ReadResult;
import dev.tributary.engine.status.Finding;
import dev.tributary.engine.status.ProblemLog;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The reader of the external cluster, made anew when it fails or when it must be made differently. Used by the source's
 * loop only.
 *
 * <p>Invariant R1: the reader reads exactly the owned partitions in phase READING, and after any break each of them
 * starts again at the position last committed. What was read beyond it is part of a transaction that has ended before:
 * see {@link #startsAnew}.
 *
 * @param <C> the path's chunks
 */
final class ReadingSide<C extends Chunk> implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReadingSide.class);
    private static final Duration RETRY_FIRST = Duration.ofMillis(200);
    private static final Duration RETRY_MOST = Duration.ofSeconds(10);
    /** Longer than it takes until the next reader of a cluster that does not answer fails, too. */
    private static final Duration WELL_AFTER = Duration.ofSeconds(30);

    private final DataPath<C> path;
    private final SourceNames names;
    private final Worker worker;
    private final Ownership ownership;
    private final ProblemLog problems;
    private final Backoff backoff;
    private final LastFailure lastFailure;
    private Map<String, String> clientProperties;
    private int brokers = 1;
    private @Nullable ExternalReader<C> reader;
    private long builtForShareBytes;
    private long notBeforeNanos;
    private final Object hindrancesPlace = new Object();

    ReadingSide(
            DataPath<C> path,
            SourceNames names,
            Worker worker,
            Ownership ownership,
            ProblemLog problems,
            Map<String, String> clientProperties) {
        this.path = path;
        this.names = names;
        this.worker = worker;
        this.ownership = ownership;
        this.problems = problems;
        this.clientProperties = clientProperties;
        this.backoff = new Backoff(RETRY_FIRST, RETRY_MOST, worker.random());
        this.lastFailure = new LastFailure(worker.clock(), WELL_AFTER);
        this.notBeforeNanos = worker.clock().nanos();
    }

    /** Whether the reader must be made anew: for other properties, more brokers or another share of the memory. */
    boolean isOutdated(Map<String, String> properties, int externalBrokers) {
        long share = worker.budget().shareBytes();
        return !properties.equals(clientProperties)
                || externalBrokers != brokers
                || (reader != null && (share >= builtForShareBytes * 2 || share < heldOf(builtForShareBytes)));
    }

    /** What a reader and the writer of its chunks may hold together of the share that the reader was made for. */
    private static long heldOf(long shareBytes) {
        return readOf(shareBytes) + writtenOf(shareBytes);
    }

    private static long readOf(long shareBytes) {
        return Math.max(1, shareBytes / 4);
    }

    private static long writtenOf(long shareBytes) {
        return Math.max(1, shareBytes / 2);
    }

    /** Makes the reader anew before the next read. No transaction may be open. */
    void renew(Map<String, String> properties, int externalBrokers) {
        clientProperties = properties;
        brokers = externalBrokers;
        drop();
        notBeforeNanos = worker.clock().nanos();
    }

    /** Starts reading an owned partition that has just got its position, or starts again after an abort. */
    void restart(List<OwnedPartition> partitions) {
        if (reader != null && !partitions.isEmpty()) {
            readFromRestart(reader, partitions);
        }
    }

    void stop(List<OwnedPartition> partitions) {
        if (reader != null && !partitions.isEmpty()) {
            List<TopicPartition> external = new ArrayList<>();
            partitions.forEach(owned -> external.add(owned.external()));
            reader.stop(external);
        }
    }

    /** Reads nothing until every partition has its position again. To be called while they still have the old ones. */
    void stopAll() {
        stop(ownership.in(OwnedPartition.Phase.READING));
    }

    /** Whatever state the reader is in, the next one begins afresh. No transaction may be open. */
    void reset() {
        drop();
    }

    /** Whether there is something to read, and it may be read now. */
    boolean isReading() {
        return worker.clock().nanos() - notBeforeNanos >= 0
                && !ownership.in(OwnedPartition.Phase.READING).isEmpty();
    }

    /** Whether the next read begins at the positions last committed. No transaction may be undecided then. */
    boolean startsAnew() {
        return reader == null;
    }

    /** Waits at most so long for content. Trouble with the whole cluster becomes a problem and an empty result. */
    ReadResult<C> poll(Duration atMost) {
        long now = worker.clock().nanos();
        if (now - notBeforeNanos < 0) {
            return ReadResult.nothing();
        }
        try {
            ReadResult<C> result = present().poll(atMost);
            if (!result.chunks().isEmpty() || lastFailure.isOld()) {
                well();
            }
            return result;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            failed(e);
            return ReadResult.nothing();
        }
    }

    /** Whether all that the external cluster was last known to hold has been read. */
    boolean caughtUp() {
        return reader != null && reader.caughtUp();
    }

    /** Takes back what was told of a failure while there was something to read; there is nothing now. */
    void forgetOldTrouble() {
        if (lastFailure.isOld() && ownership.in(OwnedPartition.Phase.READING).isEmpty()) {
            well();
        }
    }

    /** Notes how far the external partitions go. */
    void noteEndOffsets() {
        if (reader != null) {
            for (OwnedPartition owned : ownership.in(OwnedPartition.Phase.READING)) {
                owned.endOffset(reader.endOffset(owned.external()));
            }
        }
    }

    /** Tells which partitions nothing can be had of, and takes it back when something can. */
    void tellHindrances() {
        Map<TopicPartition, String> hindrances = reader == null ? Map.of() : reader.hindrances();
        List<Finding> findings = new ArrayList<>();
        for (OwnedPartition owned : ownership.in(OwnedPartition.Phase.READING)) {
            String hindrance = hindrances.get(owned.external());
            owned.hindered(hindrance != null);
            if (hindrance != null) {
                findings.add(BlockFindings.stuck(owned, hindrance));
            }
        }
        problems.replace(hindrancesPlace, findings);
    }

    @Override
    public void close() {
        drop();
    }

    private ExternalReader<C> present() {
        ExternalReader<C> present = reader;
        if (present == null) {
            long share = worker.budget().shareBytes();
            PathLimits limits = new PathLimits(
                    readOf(share), writtenOf(share), worker.budget().totalBytes(), brokers);
            present = path.reader(clientProperties, names.clientId("reader"), limits);
            reader = present;
            builtForShareBytes = share;
            readFromRestart(present, ownership.in(OwnedPartition.Phase.READING));
        }
        return present;
    }

    private static void readFromRestart(ExternalReader<?> reader, List<OwnedPartition> partitions) {
        Map<TopicPartition, Position> positions = new HashMap<>();
        Map<TopicPartition, String> topicIds = new HashMap<>();
        for (OwnedPartition owned : partitions) {
            positions.put(owned.external(), owned.restart());
            String topicId = owned.origin().topicId();
            if (topicId != null) {
                topicIds.put(owned.external(), topicId);
            }
        }
        reader.read(positions, topicIds);
        for (OwnedPartition owned : partitions) {
            Long refused = owned.refusedOffset();
            if (refused != null) {
                reader.endChunkBefore(owned.external(), refused);
            }
        }
    }

    private void failed(KafkaException failure) {
        lastFailure.isNow();
        notBeforeNanos = worker.clock().nanos() + backoff.afterFailure().toNanos();
        problems.replace(this, Failures.explain(Side.EXTERNAL, failure, "reading records", clientProperties));
        drop();
    }

    private void well() {
        if (lastFailure.forget()) {
            backoff.succeeded();
            problems.clear(this);
        }
    }

    private void drop() {
        ExternalReader<C> present = reader;
        reader = null;
        if (present != null) {
            try {
                present.close();
            } catch (InterruptException e) {
                throw e;
            } catch (KafkaException e) {
                LOG.debug("group={} closing a reader failed", names.groupId(), e);
            }
        }
    }
}
