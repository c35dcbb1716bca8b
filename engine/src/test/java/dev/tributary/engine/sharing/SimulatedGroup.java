package dev.tributary.engine.sharing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * A group under Kafka's cooperative protocol, without Kafka: members join with what they own, give up what they are not
 * given, and then join again. Every round checks what must hold whatever happened before.
 */
final class SimulatedGroup {
    /** One round in which partitions are given up, one in which they are given away, one that changes nothing. */
    private static final int ROUNDS_TO_SETTLE = 3;

    private final Random random;
    private final Map<String, Member> members = new TreeMap<>();
    private final Map<String, Integer> partitions = new TreeMap<>();
    private int generation;
    private int joined;

    /** What a member knows and owns. */
    private static final class Member {
        private Set<String> topics;
        private Set<TopicPartition> owned = new HashSet<>();
        private int generation = -1;
        private Memory memory = Memory.NONE;

        Member(Set<String> topics) {
            this.topics = topics;
        }
    }

    SimulatedGroup(long seed) {
        this.random = new Random(seed);
    }

    void topic(String name, int count) {
        partitions.put(name, count);
    }

    void join(Set<String> topics) {
        joined++;
        members.put("member-" + random.nextInt(1_000) + "-" + joined, new Member(new TreeSet<>(topics)));
    }

    void leave() {
        members.remove(anyMember());
    }

    int size() {
        return members.size();
    }

    List<String> memberIds() {
        return new ArrayList<>(members.keySet());
    }

    void subscribe(String member, Set<String> topics) {
        of(member).topics = new TreeSet<>(topics);
    }

    String anyMember() {
        return memberIds().get(random.nextInt(members.size()));
    }

    /** One rebalance, in which each member may fail to hear of the outcome. */
    void roundWithLosses() {
        round(true);
    }

    /** Rebalances until nobody has anything to give up. */
    void settle() {
        int rounds = 0;
        while (round(false)) {
            rounds++;
            assertThat(rounds).as("rounds in which partitions move").isLessThan(ROUNDS_TO_SETTLE);
        }
        assertEveryPartitionIsOwned();
    }

    Map<TopicPartition, String> owners(Set<String> topics) {
        Map<TopicPartition, String> owners = owners();
        owners.keySet().removeIf(partition -> !topics.contains(partition.topic()));
        return owners;
    }

    Collection<Integer> loads() {
        return members.values().stream().map(member -> member.owned.size()).toList();
    }

    private Member of(String id) {
        Member member = members.get(id);
        if (member == null) {
            throw new IllegalArgumentException("no member " + id);
        }
        return member;
    }

    private boolean round(boolean withLosses) {
        generation++;
        List<Participant> joining = new ArrayList<>();
        members.forEach((id, member) -> {
            // Kafka's consumer gives these up by itself before it joins.
            member.owned.removeIf(partition -> !member.topics.contains(partition.topic()));
            joining.add(new Participant(
                    id, member.topics, Set.copyOf(member.owned), member.generation, carried(member.memory)));
        });
        Shares shares = Division.divide(partitions, joining);
        assertThat(shares).isEqualTo(Division.divide(partitions, shuffled(joining)));
        assertCooperative(shares);
        boolean again = false;
        for (Map.Entry<String, Member> entry : members.entrySet()) {
            if (!withLosses || random.nextInt(4) > 0) {
                again |= hear(entry.getValue(), shares, entry.getKey());
            }
        }
        owners();
        return again;
    }

    private boolean hear(Member member, Shares shares, String id) {
        Set<TopicPartition> given = new HashSet<>(shares.byMember().getOrDefault(id, List.of()));
        assertThat(member.topics)
                .containsAll(given.stream().map(TopicPartition::topic).toList());
        boolean givesUp = !given.containsAll(member.owned);
        member.owned = given;
        member.generation = generation;
        member.memory = carried(shares.memory());
        return givesUp;
    }

    private static Memory carried(Memory memory) {
        return Memory.decoded(memory.encoded());
    }

    private List<Participant> shuffled(List<Participant> joining) {
        List<Participant> shuffled = new ArrayList<>(joining);
        Collections.shuffle(shuffled, random);
        return shuffled;
    }

    /** D1: what somebody owned is given to nobody else, as Kafka's consumer demands, too. */
    private void assertCooperative(Shares shares) {
        Map<TopicPartition, String> owners = owners();
        shares.byMember()
                .forEach((id, given) -> assertThat(given)
                        .allMatch(
                                partition -> owners.getOrDefault(partition, id).equals(id)));
    }

    private Map<TopicPartition, String> owners() {
        Map<TopicPartition, String> owners = new HashMap<>();
        members.forEach((id, member) -> member.owned.forEach(partition -> {
            String other = owners.put(partition, id);
            assertThat(other).as("who owns %s beside %s", partition, id).isNull();
        }));
        return owners;
    }

    /** D2. */
    private void assertEveryPartitionIsOwned() {
        Set<TopicPartition> wanted = new HashSet<>();
        members.values()
                .forEach(member -> member.topics.forEach(topic -> {
                    for (int number = 0; number < partitions.getOrDefault(topic, 0); number++) {
                        wanted.add(new TopicPartition(topic, number));
                    }
                }));
        assertThat(owners().keySet()).isEqualTo(wanted);
    }
}
