package dev.tributary.runtime.control;

import dev.tributary.engine.ReplicationEngine;
import dev.tributary.runtime.store.Store;
import dev.tributary.runtime.store.StoreException;
import dev.tributary.runtime.translate.Planner;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares what is wanted with what runs, once a second and at once after a change made in this process: starts,
 * changes and ends replications, and writes down what it sees. While the store does not answer, everything goes on
 * running as it does. Safe for use by several threads.
 */
public final class ControlLoop implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlLoop.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);
    /** The longest that {@link #close} waits for a pass under way. */
    public static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(10);

    private final Reconciler reconciler;
    private final StatusWriter statusWriter;
    private final ChangeSignal signal;
    private final LoopWatch watch;
    private final Clock clock;
    private final Thread thread;

    private ControlLoop(
            Reconciler reconciler, StatusWriter statusWriter, ChangeSignal signal, LoopWatch watch, Clock clock) {
        this.reconciler = reconciler;
        this.statusWriter = statusWriter;
        this.signal = signal;
        this.watch = watch;
        this.clock = clock;
        this.thread = new Thread(this::run, "tributary-control-loop");
    }

    /**
     * Starts a loop.
     *
     * @param engine what it steers; the caller closes it after the loop
     * @param copyCount counts what that engine copies; the caller closes it after the engine
     * @param workerId names this process among all that share the store
     */
    public static ControlLoop start(
            Store store,
            Planner planner,
            ReplicationEngine engine,
            CopyCount copyCount,
            String workerId,
            ChangeSignal signal,
            LoopWatch watch,
            Clock clock) {
        ControlLoop loop = new ControlLoop(
                new Reconciler(store, planner, engine),
                new StatusWriter(store, engine, copyCount, workerId, clock),
                signal,
                watch,
                clock);
        loop.thread.start();
        return loop;
    }

    private void run() {
        try {
            while (!signal.isEnded()) {
                Optional<String> trouble = pass();
                watch.passed(clock.instant(), trouble);
                signal.awaitChange(INTERVAL);
            }
            statusWriter.leave();
        } catch (InterruptedException e) {
            LOG.debug("the control loop was interrupted; it ends", e);
        } catch (StoreException.Unavailable e) {
            LOG.info("this worker leaves without saying so, because the store does not answer: {}", e.getMessage());
        } finally {
            signal.end();
        }
    }

    /** One pass; why it could not do its work, when it could not. */
    private Optional<String> pass() {
        Optional<String> before = watch.trouble();
        try {
            reconciler.reconcile();
            statusWriter.write(reconciler.wanted());
            signal.applied(versions());
            before.ifPresent(trouble -> LOG.info("the control loop works again"));
            return Optional.empty();
        } catch (StoreException.Unavailable e) {
            String trouble = String.valueOf(e.getMessage());
            if (before.isEmpty()) {
                LOG.warn("what is running goes on, but no change is seen until the store answers again: {}", trouble);
            }
            return Optional.of(trouble);
        } catch (RuntimeException | Error e) {
            // Errors too: a loop that ended would leave every source as it is, and no change would be seen again.
            String trouble = "the control loop failed: " + e;
            if (!before.equals(Optional.of(trouble))) {
                LOG.error("the control loop failed; what is running goes on, and it tries again", e);
            }
            return Optional.of(trouble);
        }
    }

    private Map<String, Long> versions() {
        return reconciler.wanted().entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().version()));
    }

    /** Ends the loop and tells the store that this worker leaves. What runs in the engine goes on. Idempotent. */
    @Override
    public void close() {
        signal.end();
        try {
            thread.join(CLOSE_TIMEOUT.toMillis());
            if (thread.isAlive()) {
                LOG.warn("the control loop did not end within {}; it is left behind", CLOSE_TIMEOUT);
                thread.interrupt();
            }
        } catch (InterruptedException e) {
            thread.interrupt();
            Thread.currentThread().interrupt();
        }
    }
}
