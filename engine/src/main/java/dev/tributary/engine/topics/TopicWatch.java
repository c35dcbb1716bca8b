package dev.tributary.engine.topics;

import dev.tributary.engine.Problem;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.TopicMapping;
import dev.tributary.engine.TopicStatus;
import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.status.Finding;
import dev.tributary.engine.status.StatusBoard;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the topics of one source again and again, at once when its specification changes, on a thread of its own so
 * that a slow answer never holds up records. {@link #wake}, {@link #latest} and {@link #stop} are safe for any thread.
 */
public final class TopicWatch {
    private static final Logger LOG = LoggerFactory.getLogger(TopicWatch.class);

    private final TopicKeeper keeper;
    private final Supplier<ReplicationSpec> wanted;
    private final StatusBoard board;
    private final Consumer<TopicsSnapshot> afterEachLook;
    private final Duration interval;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition woken = lock.newCondition();
    private final Thread thread;
    private boolean wake;
    private volatile boolean stopping;
    private volatile @Nullable TopicsSnapshot latest;

    /**
     * A watch that has not started.
     *
     * @param afterEachLook more to do on the watch's thread whenever both clusters have answered
     */
    public TopicWatch(
            TopicKeeper keeper,
            Supplier<ReplicationSpec> wanted,
            StatusBoard board,
            Consumer<TopicsSnapshot> afterEachLook,
            Duration interval) {
        this.keeper = keeper;
        this.wanted = wanted;
        this.board = board;
        this.afterEachLook = afterEachLook;
        this.interval = interval;
        this.thread = new Thread(this::run, "tributary-topics-" + wanted.get().sourceId());
        this.thread.setDaemon(true);
    }

    /** Begins to look. */
    public void start() {
        thread.start();
    }

    /** What the last look at both clusters showed; empty before the first. */
    public Optional<TopicsSnapshot> latest() {
        return Optional.ofNullable(latest);
    }

    /** Looks now rather than later. */
    public void wake() {
        lock.lock();
        try {
            wake = true;
            woken.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Ends the watch, waiting at most so long for a look under way. */
    public void stop(Duration atMost) throws InterruptedException {
        stopping = true;
        wake();
        thread.join(Math.max(1, atMost.toMillis()));
        thread.interrupt();
    }

    private void run() {
        try {
            while (!stopping) {
                look();
                sleep();
            }
        } catch (InterruptedException | InterruptException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void look() {
        ReplicationSpec spec = wanted.get();
        try {
            TopicKeeper.Outcome outcome = keeper.refresh(spec);
            board.problems().replace(this, outcome.findings());
            TopicsSnapshot snapshot = outcome.snapshot();
            board.topics(statuses(spec, snapshot == null ? latest : snapshot));
            board.specVersion(spec.version());
            if (snapshot != null) {
                latest = snapshot;
                afterEachLook.accept(snapshot);
            }
        } catch (InterruptException e) {
            throw e;
        } catch (Throwable e) {
            // A watch that died would look idle: it goes on, and says that something is wrong.
            if (e instanceof RuntimeException) {
                LOG.debug("source={} looking at topics failed", spec.sourceName(), e);
            } else {
                LOG.error("source={} looking at topics failed; it is tried again", spec.sourceName(), e);
            }
            board.problems()
                    .replace(
                            this,
                            Finding.ofSource(
                                    Problem.Code.UNEXPECTED,
                                    "Looking at topics failed: " + Failures.sentence(e),
                                    "It is tried again every " + interval + "; the log at level debug holds more."));
        }
    }

    private static List<TopicStatus> statuses(ReplicationSpec spec, @Nullable TopicsSnapshot seen) {
        List<TopicStatus> statuses = new ArrayList<>();
        for (TopicMapping mapping : spec.topics()) {
            statuses.add(Optional.ofNullable(seen)
                    .flatMap(s -> s.byInternalName(mapping.internalTopic()))
                    .map(t -> new TopicStatus(mapping, t.externalPartitions(), t.internalPartitions()))
                    .orElseGet(() -> new TopicStatus(mapping, null, null)));
        }
        return statuses;
    }

    private void sleep() throws InterruptedException {
        lock.lock();
        try {
            long left = interval.toNanos();
            while (!wake && left > 0) {
                left = woken.awaitNanos(left);
            }
            wake = false;
        } finally {
            lock.unlock();
        }
    }
}
