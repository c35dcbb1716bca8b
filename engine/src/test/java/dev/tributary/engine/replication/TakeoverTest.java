package dev.tributary.engine.replication;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tributary.engine.Problem;
import dev.tributary.engine.ReplicationSpec;
import dev.tributary.engine.clients.Side;
import dev.tributary.engine.path.Position;
import dev.tributary.engine.topics.FollowedTopic;
import dev.tributary.engine.topics.TopicsSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.UnstableOffsetCommitException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TakeoverTest {
    private static final StoredPosition OLD = new StoredPosition(Position.at(3), Origin.UNKNOWN);

    private final PartsKit kit = new PartsKit();
    private final FollowedTopic topic = new FollowedTopic(kit.first.mapping(), 2, null, 2, true);
    private final TopicsSnapshot topics = having(topic);

    private TopicsSnapshot having(FollowedTopic only) {
        ReplicationSpec spec = ReplicationSpec.builder()
                .sourceId("s")
                .sourceName("s")
                .version(1)
                .externalClientProperties(Map.of("bootstrap.servers", "127.0.0.1:1"))
                .addTopics(only.mapping())
                .build();
        return new TopicsSnapshot(spec, null, 1, List.of(only));
    }

    @AfterEach
    void close() {
        kit.admins.close();
    }

    /** It may have been read, written and blocked since the question was asked, all in the same ownership. */
    @Test
    void givenAPartitionThatWasNotAskedAboutWhenAnAnswerNamesItThenItsPositionIsStillToBeFound() {
        kit.first.seek();
        kit.second.seek();

        kit.takeover.takeIn(new StartFinder.Starts(topic, Set.of(1), Map.of(0, OLD, 1, OLD), Map.of(), null), topics);

        assertThat(kit.first.is(OwnedPartition.Phase.SEEKING)).isTrue();
        assertThat(kit.second.restart()).isEqualTo(Position.at(3));
    }

    /** Whoever decides to go on elsewhere would have parts of the new topic among the records of the old one. */
    @Test
    void givenATopicThatWasMadeAnewWithMorePartitionsWhenNobodyHasDecidedThenNoneOfThemIsBegunWith() {
        kit.first.seek();
        kit.second.seek();
        FollowedTopic anew = new FollowedTopic(kit.first.mapping(), 2, "new-id", 2, true);
        StoredPosition foreign = new StoredPosition(Position.at(3), new Origin(null, "old-id"));

        kit.takeover.takeIn(
                new StartFinder.Starts(anew, Set.of(0, 1), Map.of(0, foreign), Map.of(1, Position.at(0)), null),
                having(anew));

        assertThat(List.of(kit.first, kit.second)).allMatch(owned -> owned.is(OwnedPartition.Phase.BLOCKED));
        assertThat(kit.lane.isOpen()).isFalse();
        assertThat(kit.problems.problems())
                .allSatisfy(problem -> {
                    assertThat(problem.code()).isEqualTo(Problem.Code.EXTERNAL_TOPIC_RECREATED);
                    assertThat(problem.message()).contains("old-id", "new-id");
                })
                .anySatisfy(problem -> assertThat(problem.message()).contains("orders-1 has no position yet"));
    }

    /** An offset that the old cluster tells late would be taken for one of the new cluster. */
    @Test
    void givenAQuestionUnderWayWhenTheConnectionChangesThenItIsAskedAgain() {
        kit.second.seek();
        kit.takeover.ask(topics);
        assertThat(kit.takeover.hasToAsk(topics)).isFalse();

        kit.takeover.forgetQuestions();

        assertThat(kit.takeover.hasToAsk(topics)).isTrue();
    }

    /** To ask costs what flows some time, and a topic may be missing for days. */
    @Test
    void givenAPartitionThatTheExternalTopicLacksWhenItsPositionIsNotKnownThenThereIsNothingToAsk() {
        kit.second.seek();
        assertThat(kit.takeover.hasToAsk(topics)).isTrue();

        assertThat(kit.takeover.hasToAsk(having(new FollowedTopic(kit.first.mapping(), 1, null, 2, true))))
                .isFalse();
        assertThat(kit.takeover.hasToAsk(having(new FollowedTopic(kit.first.mapping(), null, null, 2, true))))
                .isFalse();
    }

    @Test
    void givenATopicWhoseBrokersDoNotAnswerWhenItLastsThenItIsAProblemOfThatTopic() {
        assertThat(kit.takeover.explained(unanswered(Duration.ofSeconds(9)), topics))
                .isEmpty();

        assertThat(kit.takeover.explained(unanswered(Duration.ofSeconds(10)), topics))
                .hasValueSatisfying(finding -> {
                    assertThat(finding.code()).isEqualTo(Problem.Code.EXTERNAL_PARTITION_STUCK);
                    assertThat(finding.externalTopic()).isEqualTo("orders");
                    assertThat(finding.message()).contains("no leader in time");
                });
    }

    @Test
    void givenATransactionThatIsNotDecidedWhenItLastsThenThatIsAProblemOfTheTopic() {
        StartFinder.NoAnswer none = new StartFinder.NoAnswer(
                "copy", Side.INTERNAL, new UnstableOffsetCommitException("made up"), Duration.ofSeconds(10));

        assertThat(kit.takeover.explained(none, topics)).hasValueSatisfying(finding -> {
            assertThat(finding.externalTopic()).isEqualTo("orders");
            assertThat(finding.message()).contains("holds positions of topic copy");
            assertThat(finding.remedy()).contains("transaction.timeout", "__transaction_state");
        });
    }

    private static StartFinder.NoAnswer unanswered(Duration lasting) {
        return new StartFinder.NoAnswer("copy", Side.EXTERNAL, new TimeoutException("no leader in time"), lasting);
    }
}
