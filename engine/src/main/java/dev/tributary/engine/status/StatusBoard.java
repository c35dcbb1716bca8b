package dev.tributary.engine.status;

import dev.tributary.engine.PartitionStatus;
import dev.tributary.engine.Problem;
import dev.tributary.engine.ReplicationStatus;
import dev.tributary.engine.TopicStatus;
import java.util.List;
import java.util.Objects;

/**
 * Where the threads of one source hang out what they know, and where its status is read from. Reading never waits for
 * the writers' work. Safe for use by several threads.
 */
public final class StatusBoard {
    private final String sourceId;
    private final EngineClock clock;
    private final ProblemLog problems;
    private volatile long specVersion;
    private volatile List<TopicStatus> topics = List.of();
    private volatile List<PartitionStatus> partitions = List.of();
    private volatile long settledVersion = -1;
    private volatile boolean stopping;

    /** An empty board of a source that is starting. */
    public StatusBoard(String sourceId, ProblemLog problems, EngineClock clock) {
        this.sourceId = sourceId;
        this.problems = problems;
        this.clock = clock;
    }

    /** The problems that the status tells. */
    public ProblemLog problems() {
        return problems;
    }

    /** Which version of the specification the rest of the board is about. */
    public void specVersion(long version) {
        specVersion = version;
    }

    /** The topics of the specification, in its order. */
    public void topics(List<TopicStatus> now) {
        topics = List.copyOf(now);
    }

    /** The partitions owned now. */
    public void partitions(List<PartitionStatus> now) {
        partitions = List.copyOf(now);
    }

    /** For which version of the specification topics are known and the group has been joined; -1 for none. */
    public void settledVersion(long version) {
        settledVersion = version;
    }

    /** That the source is letting go; final. */
    public void stopping() {
        stopping = true;
    }

    /** All of it, at this moment. */
    public ReplicationStatus status() {
        List<Problem> seen = problems.problems();
        return new ReplicationStatus(sourceId, specVersion, state(seen), seen, topics, withBlocks(seen), clock.now());
    }

    /** Whether that is so for the present specification. */
    public boolean isSettled() {
        return settledVersion == specVersion;
    }

    /** The partitions owned now, without regard to problems of their topic or source. */
    public List<PartitionStatus> partitions() {
        return partitions;
    }

    private List<PartitionStatus> withBlocks(List<Problem> seen) {
        if (seen.isEmpty()) {
            return partitions;
        }
        return partitions.stream()
                .map(p -> seen.stream().anyMatch(problem -> holdsUp(problem, p)) ? blocked(p) : p)
                .toList();
    }

    private static boolean holdsUp(Problem problem, PartitionStatus partition) {
        String topic = problem.externalTopic();
        Integer number = problem.partition();
        if (topic == null) {
            return true;
        }
        return topic.equals(partition.mapping().externalTopic()) && (number == null || number == partition.partition());
    }

    private static PartitionStatus blocked(PartitionStatus it) {
        return new PartitionStatus(
                it.mapping(),
                it.partition(),
                PartitionStatus.State.BLOCKED,
                it.committedPosition(),
                it.externalEndOffset(),
                it.recordsCopied(),
                it.bytesCopied(),
                it.gapRecords());
    }

    private ReplicationStatus.State state(List<Problem> seen) {
        if (stopping) {
            return ReplicationStatus.State.STOPPING;
        }
        if (!seen.isEmpty()) {
            return nothingFlows(seen) ? ReplicationStatus.State.FAILED : ReplicationStatus.State.DEGRADED;
        }
        boolean starting = partitions.stream().anyMatch(p -> p.state() == PartitionStatus.State.STARTING);
        return isSettled() && !starting ? ReplicationStatus.State.RUNNING : ReplicationStatus.State.STARTING;
    }

    private boolean nothingFlows(List<Problem> seen) {
        if (seen.stream().anyMatch(p -> p.externalTopic() == null)) {
            return true;
        }
        List<TopicStatus> all = topics;
        return !all.isEmpty() && all.stream().allMatch(topic -> seen.stream().anyMatch(p -> isAboutAllOf(p, topic)));
    }

    private static boolean isAboutAllOf(Problem problem, TopicStatus topic) {
        return problem.partition() == null
                && Objects.equals(problem.externalTopic(), topic.mapping().externalTopic());
    }
}
