package dev.tributary.engine;

import java.time.Duration;
import java.util.Collection;
import java.util.Optional;

/**
 * Copies topics of external clusters into the internal cluster: exactly once, in order, live.
 *
 * <p><b>Delivery.</b> Record batches and the positions they lead to travel in one transaction on the internal cluster;
 * a read-committed consumer there sees every external record once, in the order of its external partition. On any doubt
 * a transaction is aborted and reading goes back to the last committed position.
 *
 * <p><b>Sharing.</b> Engines of several processes that know the same source share its partitions through a consumer
 * group on the internal cluster; a worker that dies or stalls is fenced there.
 *
 * <p><b>Blocking.</b> {@link #apply}, {@link #remove} and the status calls return at once and never wait for a broker;
 * what happens afterwards shows in the status. An unreachable cluster is a state, never an exception. Only
 * {@link #awaitStopped} and {@link #close} wait, both bounded.
 *
 * <p>Safe for use by several threads.
 */
public interface ReplicationEngine extends AutoCloseable {

    /**
     * Makes the engine do what {@code spec} says, from now on. Starts a source that is not running; changes one that
     * is, disturbing no partition that the change does not concern. A spec equal to the running one, or of a lower
     * version, changes nothing.
     *
     * @throws IllegalStateException when the engine is closed
     */
    void apply(ReplicationSpec spec);

    /**
     * Ends the replication of a source: the open transaction is committed or aborted, the group is left. Positions
     * stay, so a later {@link #apply} goes on exactly there. An unknown source is not an error.
     */
    void remove(String sourceId);

    /** What this worker knows of one source; empty when it does not replicate it (any more). */
    Optional<ReplicationStatus> status(String sourceId);

    /** What this worker knows of all its sources, in no particular order. */
    Collection<ReplicationStatus> statuses();

    /**
     * What this engine has copied since it was made, of each topic that it ever replicated: it only grows, and may be
     * asked for when a source has ended and when the engine is closed. What a commit has copied whose outcome never
     * became known is not in it.
     */
    Collection<CopiedTopic> copied();

    /**
     * Waits until a removed source has let go of everything it held.
     *
     * @return whether that happened within {@code atMost}
     * @throws InterruptedException when interrupted while waiting
     */
    boolean awaitStopped(String sourceId, Duration atMost) throws InterruptedException;

    /** Ends all replications as {@link #remove} does, waiting at most the configured close timeout. Idempotent. */
    @Override
    void close();
}
