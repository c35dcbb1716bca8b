package dev.tributary.engine.replication;

import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.ReplicationStatus;
import dev.tributary.engine.status.ProblemLog;
import dev.tributary.engine.status.StatusBoard;
import java.time.Duration;
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

    private final Worker worker;
    private volatile ReplicationSpec wanted;
    private final @Nullable Replication predecessor;
    private final Consumer<Replication> whenStopped;
    private final StatusBoard board;
    private final StopSignal stop = new StopSignal();
    private final CountDownLatch stopped = new CountDownLatch(1);
    private final Thread thread;

    /**
     * Prepares a replication.
     *
     * @param predecessor the same source's earlier replication, still letting go; this one begins when it has
     */
    Replication(
            Worker worker, ReplicationSpec spec, @Nullable Replication predecessor, Consumer<Replication> whenStopped) {
        this.worker = worker;
        this.wanted = spec;
        this.predecessor = predecessor;
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
            LOG.info("source={} replication starts, version={}", sourceName(), wanted.version());
            stop.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            worker.budget().leave();
            stopped.countDown();
            whenStopped.accept(this);
            LOG.info("source={} replication has let go", sourceName());
        }
    }
}
