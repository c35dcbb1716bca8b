package dev.tributary.engine.replication;

import dev.tributary.engine.batch.ClusterKit;
import dev.tributary.engine.clients.Admins;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.records.RecordChunk;
import dev.tributary.engine.status.ProblemLog;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** The parts that move records, with a reader and a writer that do what a test says, and two partitions to be read. */
final class PartsKit {
    static final TopicPartition FIRST = new TopicPartition("orders", 0);
    static final TopicPartition SECOND = new TopicPartition("orders", 1);
    private static final TopicPartition FIRST_COPY = new TopicPartition("copy", 0);
    private static final TopicPartition SECOND_COPY = new TopicPartition("copy", 1);
    private static final Map<String, String> PROPERTIES = Map.of("bootstrap.servers", "127.0.0.1:1");

    final HandClock clock = new HandClock();
    final Worker worker = Owned.worker(clock, new MemoryBudget(64 << 20));
    final ProblemLog problems;
    final Admins admins;
    final NotingWriter writer = new NotingWriter();
    final ToldPath path = new ToldPath();
    final OwnedPartition first;
    final OwnedPartition second;
    final TransactionLane<RecordChunk> lane;
    final ReadingSide<RecordChunk> reading;
    final Takeover<RecordChunk> takeover;
    final ReplicationLoop.Parts<RecordChunk> parts;
    final Settlement<RecordChunk> settlement;
    final RecordFlow<RecordChunk> flow;

    /** Both partitions are to be read from 5 on, and the writer is there. */
    PartsKit() {
        SourceNames names = new SourceNames("s", "w");
        Ownership ownership = Owned.of(FIRST, FIRST_COPY, SECOND_COPY);
        problems = new ProblemLog("source", clock);
        admins = new Admins(PROPERTIES, "admin");
        Blocks blocks = new Blocks(ownership, problems, names, worker, () -> admins.external(PROPERTIES));
        StartFinder finder = new StartFinder(new Positions(names.groupId()), ownership, worker);
        lane = new TransactionLane<>(() -> writer, worker);
        reading = new ReadingSide<>(path, names, worker, ownership, problems, PROPERTIES);
        takeover = new Takeover<>(finder, ownership, lane, reading, blocks, admins, problems);
        parts = new ReplicationLoop.Parts<>(ownership, lane, reading, blocks, takeover);
        settlement = new Settlement<>(parts, worker, problems, () -> ClusterKit.member("g", -1, ""));
        flow = new RecordFlow<>(parts, settlement, worker);
        first = ownership.byExternal(FIRST).orElseThrow();
        second = ownership.byExternal(SECOND).orElseThrow();
        first.read(new StoredPosition(Position.at(5), Origin.UNKNOWN));
        second.read(new StoredPosition(Position.at(5), Origin.UNKNOWN));
        lane.ready();
    }

    /** What is read of a partition up to an offset. */
    static RecordChunk upTo(TopicPartition external, long next) {
        return new RecordChunk(external, Position.at(next), List.of(), 1);
    }
}
