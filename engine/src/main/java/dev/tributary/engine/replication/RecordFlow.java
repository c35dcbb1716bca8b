package dev.tributary.engine.replication;

import dev.tributary.engine.path.Chunk;
import dev.tributary.engine.path.ReadResult;
import java.time.Duration;

/**
 * One turn of reading, writing and committing. A turn waits for something to read and for memory, but for the outcome
 * of a commit only where nothing may be done before it is known. Used by the source's loop only.
 *
 * @param <C> the path's chunks
 */
final class RecordFlow<C extends Chunk> {
    /** How long to wait for records when nothing is under way. Also how late a change of the group may be noticed. */
    static final Duration IDLE = Duration.ofMillis(100);
    /** How long to wait between two looks at answers that are on their way. */
    static final Duration ANSWERS = Duration.ofMillis(10);
    /** How long to wait for memory before the bounds of the open transaction are looked at again. */
    private static final Duration ROOM = Duration.ofMillis(5);

    private final TransactionLane<C> lane;
    private final ReadingSide<C> reading;
    private final Blocks blocks;
    private final Settlement<C> settlement;
    private final Worker worker;

    RecordFlow(ReplicationLoop.Parts<C> parts, Settlement<C> settlement, Worker worker) {
        this.lane = parts.lane();
        this.reading = parts.reading();
        this.blocks = parts.blocks();
        this.settlement = settlement;
        this.worker = worker;
    }

    /** Takes a turn. The lane must be ready. */
    void move() throws InterruptedException {
        settlement.takeInDecisions();
        if (lane.isDue()) {
            settlement.commit();
        }
        if (!lane.isUsable() || !reading.isReading() || reading.startsAnew()) {
            // Nothing to do meanwhile, or nothing that may be done before.
            settlement.settle();
        }
        if (!lane.isUsable() || !reading.isReading()) {
            return;
        }
        if (!lane.hasRoom()) {
            lane.awaitRoom(ROOM);
            return;
        }
        ReadResult<C> result = reading.poll(patience());
        result.faults().forEach(blocks::faulted);
        settlement.add(result.chunks());
        if (lane.isOpen() && (lane.isDue() || result.chunks().isEmpty() || reading.caughtUp())) {
            settlement.commit();
        }
    }

    /** How long to wait for records. */
    private Duration patience() {
        if (lane.isOpen()) {
            return worker.settings().commitIdle();
        }
        return lane.isDeciding() ? ANSWERS : IDLE;
    }
}
