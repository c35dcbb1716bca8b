package dev.tributary.engine.replication;

import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.ReplicationStatus;
import dev.tributary.engine.clients.Admins;
import dev.tributary.engine.path.Chunk;
import dev.tributary.engine.path.DataPath;
import dev.tributary.engine.path.PathLimits;
import dev.tributary.engine.path.WriterIdentity;
import dev.tributary.engine.status.ProblemLog;
import dev.tributary.engine.status.StatusBoard;
import dev.tributary.engine.topics.TopicKeeper;
import dev.tributary.engine.topics.TopicWatch;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The life of one source on one worker: from its first specification until it has let go of everything. Runs on a
 * thread of its own. Safe for use by several threads.
 */
final class Replication {
    private static final Logger LOG = LoggerFactory.getLogger(Replication.class);

    private static final Duration WATCH_STOPS_WITHIN = Duration.ofSeconds(2);

    private final Worker worker;
    private final DataPath<?> path;
    private volatile ReplicationSpec wanted;
    private final @Nullable Replication predecessor;
    private final CopyTotals.Meter meter;
    private final Consumer<Replication> whenStopped;
    private final StatusBoard board;
    private volatile @Nullable TopicWatch watch;
    private final StopSignal stop = new StopSignal();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Prepares a replication.
     *
     * @param predecessor the same source's earlier replication, still letting go; this one begins when it has
     * @param meter counts what is copied
     */
    Replication(
            Worker worker,
            DataPath<?> path,
            ReplicationSpec spec,
            @Nullable Replication predecessor,
            CopyTotals.Meter meter,
            Consumer<Replication> whenStopped) {
        this.worker = worker;
        this.path = path;
        this.wanted = spec;
        this.predecessor = predecessor;
        this.meter = meter;
        this.whenStopped = whenStopped;
        this.board =
                new StatusBoard(spec.sourceId(), new ProblemLog(spec.sourceName(), worker.clock()), worker.clock());
        this.board.specVersion(spec.version());
        this.thread = new Thread(this::run, "tributary-" + spec.sourceId());
        this.thread.setDaemon(true);
    }

    void start() {
        thread.start();
    }

    /** Takes a newer specification; false when this replication is already letting go. */
    synchronized boolean update(ReplicationSpec spec) {
        if (stop.requested()) {
            return false;
        }
        if (spec.version() >= wanted.version()) {
            wanted = spec;
            TopicWatch present = watch;
            if (present != null) {
                present.wake();
            }
        }
        return true;
    }

    void stop() {
        board.stopping();
        stop.request();
    }

    boolean awaitStopped(Duration atMost) throws InterruptedException {
        return stopped.await(atMost.toNanos(), TimeUnit.NANOSECONDS);
    }

    ReplicationStatus status() {
        return board.status();
    }

    String sourceId() {
        return wanted.sourceId();
    }

    String sourceName() {
        return wanted.sourceName();
    }

    private void run() {
        worker.budget().join();
        try {
            if (predecessor != null) {
                predecessor.stopped.await();
            }
            if (stop.requested()) {
                // Asked to end while it waited: to begin would create topics that nobody wants any more.
                return;
            }
            LOG.info("source={} replication starts, version={}", sourceName(), wanted.version());
            replicate(path);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (Throwable e) {
            LOG.error("source={} replication failed and ends; the next apply starts it anew", sourceName(), e);
        } finally {
            worker.budget().leave();
            stopped.countDown();
            whenStopped.accept(this);
            LOG.info("source={} replication has let go", sourceName());
        }
    }

    /** Puts the parts together and lets them work until the end. */
    private <C extends Chunk> void replicate(DataPath<C> path) throws InterruptedException {
        SourceNames names = new SourceNames(sourceId(), worker.settings().workerId());
        Map<String, String> internal = worker.settings().internalClientProperties();
        try (Admins admins = new Admins(internal, names.clientId("admin"))) {
            TopicWatch watch = watch(admins, names);
            this.watch = watch;
            watch.start();
            try {
                loop(path, names, admins, watch).run();
            } finally {
                watch.stop(WATCH_STOPS_WITHIN);
            }
        }
    }

    private TopicWatch watch(Admins admins, SourceNames names) {
        TopicKeeper keeper = new TopicKeeper(
                admins,
                worker.settings().internalClientProperties(),
                worker.settings().internalReplicationFactor(),
                sourceName());
        ExternalGroup group = new ExternalGroup(names.groupId(), sourceName());
        return new TopicWatch(
                keeper,
                () -> wanted,
                board,
                snapshot -> {
                    // Positions of a connection that was just replaced must not be told to the new one.
                    if (board.isSettled()) {
                        group.tell(admins.external(snapshot.spec().externalClientProperties()), board.partitions());
                    }
                },
                worker.settings().metadataRefresh());
    }

    private <C extends Chunk> ReplicationLoop<C> loop(
            DataPath<C> path, SourceNames names, Admins admins, TopicWatch watch) {
        ProblemLog problems = board.problems();
        Ownership ownership = new Ownership(meter);
        WriterIdentity identity = new WriterIdentity(
                names.clientId("writer"),
                names.transactionalIds(),
                worker.settings().transactionTimeout());
        TransactionLane<C> lane = new TransactionLane<>(
                () -> path.writer(worker.settings().internalClientProperties(), identity, writerLimits()), worker);
        ReadingSide<C> reading =
                new ReadingSide<>(path, names, worker, ownership, problems, wanted.externalClientProperties());
        Blocks blocks = new Blocks(
                ownership, problems, names, worker, () -> admins.external(wanted.externalClientProperties()));
        StartFinder finder = new StartFinder(new Positions(names.groupId()), ownership, worker);
        Takeover<C> takeover = new Takeover<>(finder, ownership, lane, reading, blocks, admins, problems);
        return new ReplicationLoop<>(
                new ReplicationLoop.Parts<>(ownership, lane, reading, blocks, takeover),
                worker,
                names,
                () -> wanted,
                watch::latest,
                board,
                stop);
    }

    private PathLimits writerLimits() {
        long share = worker.budget().shareBytes();
        return new PathLimits(
                Math.max(1, share / 4), Math.max(1, share / 2), worker.budget().totalBytes());
    }
}
