package dev.tributary.engine.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.PartitionStatus;
import dev.tributary.engine.Problem;
import dev.tributary.engine.ReplicationStatus;
import dev.tributary.engine.TopicMapping;
import dev.tributary.engine.TopicStatus;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StatusBoardTest {
    private static final TopicMapping ORDERS = new TopicMapping("orders", "copy.orders");
    private static final TopicMapping REFUNDS = new TopicMapping("refunds", "copy.refunds");
    private final ProblemLog problems = new ProblemLog("shop", EngineClock.system());
    private final StatusBoard board = new StatusBoard("id", problems, EngineClock.system());

    @BeforeEach
    void settle() {
        board.specVersion(3);
        board.settledVersion(3);
        board.topics(List.of(new TopicStatus(ORDERS, 1, 1), new TopicStatus(REFUNDS, 1, 1)));
        board.partitions(List.of(
                partition(ORDERS, PartitionStatus.State.FLOWING), partition(REFUNDS, PartitionStatus.State.FLOWING)));
    }

    @Test
    void givenAllFlowsWhenAskedThenItRuns() {
        assertThat(board.status().state()).isEqualTo(ReplicationStatus.State.RUNNING);
    }

    @Test
    void givenANewerSpecificationWhenNotSettledYetThenItStarts() {
        board.specVersion(4);

        assertThat(board.status().state()).isEqualTo(ReplicationStatus.State.STARTING);
    }

    @Test
    void givenAPartitionSeeksItsPositionWhenAskedThenItStarts() {
        board.partitions(List.of(partition(ORDERS, PartitionStatus.State.STARTING)));

        assertThat(board.status().state()).isEqualTo(ReplicationStatus.State.STARTING);
    }

    @Test
    void givenOneTopicHasAProblemWhenAskedThenItIsDegraded() {
        problems.replace("here", Finding.ofTopic(Problem.Code.EXTERNAL_TOPIC_MISSING, "orders", "gone", "make it"));

        assertThat(board.status().state()).isEqualTo(ReplicationStatus.State.DEGRADED);
    }

    @Test
    void givenOneTopicHasAProblemWhenAskedThenOnlyItsPartitionsAreBlocked() {
        problems.replace("here", Finding.ofTopic(Problem.Code.EXTERNAL_TOPIC_MISSING, "orders", "gone", "make it"));

        assertThat(board.status().partitions())
                .extracting(PartitionStatus::state)
                .containsExactly(PartitionStatus.State.BLOCKED, PartitionStatus.State.FLOWING);
    }

    @Test
    void givenEveryTopicHasAProblemWhenAskedThenItHasFailed() {
        problems.replace(
                "here",
                List.of(
                        Finding.ofTopic(Problem.Code.EXTERNAL_TOPIC_MISSING, "orders", "gone", "make it"),
                        Finding.ofTopic(Problem.Code.EXTERNAL_TOPIC_MISSING, "refunds", "gone", "make it")));

        assertThat(board.status().state()).isEqualTo(ReplicationStatus.State.FAILED);
    }

    @Test
    void givenAProblemOfTheWholeSourceWhenAskedThenItHasFailed() {
        problems.replace("here", Finding.ofSource(Problem.Code.EXTERNAL_UNREACHABLE, "no answer", "check"));

        assertThat(board.status().state()).isEqualTo(ReplicationStatus.State.FAILED);
    }

    @Test
    void givenItLetsGoWhenAskedThenItIsStopping() {
        board.stopping();

        assertThat(board.status().state()).isEqualTo(ReplicationStatus.State.STOPPING);
    }

    private static PartitionStatus partition(TopicMapping mapping, PartitionStatus.State state) {
        return new PartitionStatus(mapping, 0, state, 5L, 8L, 5, 50, 0);
    }
}
