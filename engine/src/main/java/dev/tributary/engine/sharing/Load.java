package dev.tributary.engine.sharing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/** One member's share while it is worked out. */
final class Load {
    private final Participant member;
    /** Owned before, by topic; the only ones that somebody else could notice the loss of. */
    private final SortedMap<String, TreeSet<Integer>> kept = new TreeMap<>();

    private final List<TopicPartition> given = new ArrayList<>();
    private final Map<String, Integer> countByTopic = new HashMap<>();
    private int count;

    Load(Participant member) {
        this.member = member;
    }

    String memberId() {
        return member.id();
    }

    boolean takesPartFor(String topic) {
        return member.topics().contains(topic);
    }

    /** How many partitions it has, and will have once others have let go of them. */
    int count() {
        return count;
    }

    int countOf(String topic) {
        return countByTopic.getOrDefault(topic, 0);
    }

    void keep(TopicPartition partition) {
        kept.computeIfAbsent(partition.topic(), topic -> new TreeSet<>()).add(partition.partition());
        add(partition.topic(), 1);
    }

    void give(TopicPartition partition) {
        given.add(partition);
        add(partition.topic(), 1);
    }

    /** Counts a partition of this topic that another member has to let go of before it can be given. */
    void expect(String topic) {
        add(topic, 1);
    }

    boolean hasKept(Predicate<String> topic) {
        return kept.keySet().stream().anyMatch(topic);
    }

    /** Lets go of a kept partition, of the topic of which the other one has the least in comparison. */
    Optional<String> release(Predicate<String> movable, Load inFavourOf) {
        String released = null;
        int most = Integer.MIN_VALUE;
        for (String topic : kept.keySet()) {
            int difference = countOf(topic) - inFavourOf.countOf(topic);
            if (movable.test(topic) && difference > most) {
                released = topic;
                most = difference;
            }
        }
        if (released != null) {
            TreeSet<Integer> partitions = kept.get(released);
            if (partitions != null && partitions.pollLast() != null && partitions.isEmpty()) {
                kept.remove(released);
            }
            add(released, -1);
        }
        return Optional.ofNullable(released);
    }

    List<TopicPartition> partitions() {
        List<TopicPartition> partitions = new ArrayList<>(given);
        kept.forEach((topic, numbers) -> numbers.forEach(number -> partitions.add(new TopicPartition(topic, number))));
        return partitions;
    }

    private void add(String topic, int more) {
        count += more;
        countByTopic.merge(topic, more, Integer::sum);
    }
}
