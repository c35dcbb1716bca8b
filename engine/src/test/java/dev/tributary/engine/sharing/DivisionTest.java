package dev.tributary.engine.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every history of members, topics and answers that got lost. */
class DivisionTest {
    private static final int HISTORIES = 25;
    private static final int STEPS = 25;

    static List<Long> seeds() {
        return new Random(20261103).longs(HISTORIES).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givenAnyHistoryWhenMembersComeAndGoThenAllIsOwnedOnceAndLevel(long seed) {
        History history = new History(seed);

        for (int step = 0; step < STEPS; step++) {
            List<String> before = history.group.memberIds();
            history.disturb();
            do {
                history.comeOrGo();
            } while (history.group.memberIds().equals(before));
            history.agree();

            // D4
            assertThat(Collections.max(history.group.loads()) - Collections.min(history.group.loads()))
                    .as("loads %s", history.group.loads())
                    .isLessThan(2);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void givenAnyHistoryWhenTopicsAreAddedAndRemovedThenNoOtherPartitionMoves(long seed) {
        History history = new History(seed);
        history.comeOrGo();
        history.agree();

        for (int step = 0; step < STEPS; step++) {
            Set<String> before = new TreeSet<>(history.wanted);
            history.changeTopics();
            Set<String> untouched = new TreeSet<>(before);
            untouched.retainAll(history.wanted);
            Map<TopicPartition, String> owners = history.group.owners(untouched);

            // D3, however late some of the members hear of the change
            List<String> members = history.group.memberIds();
            Collections.shuffle(members, history.random);
            for (String member : members) {
                history.group.subscribe(member, history.wanted);
                if (history.random.nextBoolean()) {
                    history.group.roundWithLosses();
                } else {
                    history.group.settle();
                }
                assertThat(history.group.owners(untouched)).isEqualTo(owners);
            }
            history.group.settle();
            assertThat(history.group.owners(untouched)).isEqualTo(owners);
        }
    }

    @Test
    void givenTheFirstMemberToHearOfATopicTookItAllWhenTheOtherHearsOfItThenTheyShareIt() {
        SimulatedGroup group = new SimulatedGroup(1);
        group.topic("orders", 6);
        group.topic("shipments", 12);
        group.join(Set.of("orders"));
        group.join(Set.of("orders"));
        group.settle();
        Map<TopicPartition, String> orders = group.owners(Set.of("orders"));

        for (String member : group.memberIds()) {
            group.subscribe(member, Set.of("orders", "shipments"));
            group.settle();
        }

        assertThat(group.loads()).containsExactly(9, 9);
        assertThat(group.owners(Set.of("orders"))).isEqualTo(orders);
    }

    @Test
    void givenTopicsOfOnePartitionWhenAMemberJoinsThenItGetsItsPart() {
        SimulatedGroup group = new SimulatedGroup(1);
        Set<String> topics = Set.of("a", "b", "c", "d", "e", "f");
        topics.forEach(topic -> group.topic(topic, 1));
        group.join(topics);
        group.join(topics);
        group.settle();

        group.join(topics);
        group.settle();

        assertThat(group.loads()).containsExactly(2, 2, 2);
    }

    @Test
    void givenTwoMembersClaimOnePartitionThenTheOneThatHeardLastKeepsItAndOfEqualsNeither() {
        TopicPartition partition = new TopicPartition("orders", 0);
        Participant late = new Participant("late", Set.of("orders"), Set.of(partition), 5, Memory.NONE);
        Participant early = new Participant("early", Set.of("orders"), Set.of(partition), 4, Memory.NONE);
        Participant equal = new Participant("equal", Set.of("orders"), Set.of(partition), 5, Memory.NONE);

        assertThat(Division.divide(Map.of("orders", 1), List.of(early, late)).byMember())
                .isEqualTo(Map.of("early", List.of(), "late", List.of(partition)));
        assertThat(Division.divide(Map.of("orders", 1), List.of(equal, late)).byMember())
                .isEqualTo(Map.of("equal", List.of(), "late", List.of()));
    }

    @Test
    void givenALeaderThatDoesNotSeeATopicThenItStaysWithItsOwner() {
        TopicPartition partition = new TopicPartition("orders", 0);
        Participant owner = new Participant("owner", Set.of("orders"), Set.of(partition), 5, Memory.NONE);
        Participant other = new Participant("other", Set.of("orders"), Set.of(), 5, Memory.NONE);

        assertThat(Division.divide(Map.of(), List.of(owner, other)).byMember())
                .isEqualTo(Map.of("owner", List.of(partition), "other", List.of()));
    }

    @Test
    void givenMemoryThenItSurvivesTheWayAndOtherFormatsAreNone() {
        Memory memory = new Memory(Memory.rosterOf(List.of("b", "a")), 7, Set.of("orders", "shop.refunds"));

        assertThat(Memory.decoded(memory.encoded())).isEqualTo(memory);
        assertThat(Memory.rosterOf(List.of("a", "b"))).isEqualTo(memory.roster());
        assertThat(Memory.decoded(null)).isEqualTo(Memory.NONE);
        assertThat(Memory.decoded(ByteBuffer.wrap(new byte[] {1, 2}))).isEqualTo(Memory.NONE);
        assertThat(Memory.decoded(ByteBuffer.wrap(new byte[40]))).isEqualTo(Memory.NONE);
        assertThat(new Memory(new UUID(1, 2), 0, Set.of()).encoded().remaining())
                .isEqualTo(21);
    }

    /** A group with a source whose topics change, and members that hear of it at different times. */
    private static final class History {
        private final Random random;
        private final SimulatedGroup group;
        private final Set<String> wanted = new TreeSet<>();
        private int topics;

        History(long seed) {
            random = new Random(seed);
            group = new SimulatedGroup(seed);
            changeTopics();
            group.join(wanted);
            group.join(wanted);
        }

        void changeTopics() {
            for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
                if (wanted.size() > 1 && random.nextInt(3) == 0) {
                    wanted.remove(wanted.stream()
                            .skip(random.nextInt(wanted.size()))
                            .findFirst()
                            .orElseThrow());
                } else {
                    topics++;
                    wanted.add("topic-" + topics);
                    group.topic("topic-" + topics, 1 + random.nextInt(random.nextBoolean() ? 2 : 12));
                }
            }
        }

        void comeOrGo() {
            if (group.size() > 1 && random.nextBoolean()) {
                group.leave();
            } else {
                group.join(wanted);
            }
        }

        /** Changes that some members hear of, and rebalances that some miss. */
        void disturb() {
            for (int i = random.nextInt(4); i > 0; i--) {
                switch (random.nextInt(4)) {
                    case 0 -> changeTopics();
                    case 1 -> comeOrGo();
                    case 2 -> group.subscribe(group.anyMember(), wanted);
                    default -> group.roundWithLosses();
                }
            }
        }

        void agree() {
            group.memberIds().forEach(member -> group.subscribe(member, wanted));
            group.settle();
        }
    }
}
