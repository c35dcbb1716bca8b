package dev.tributary.engine.sharing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;

/**
 * Divides the partitions of a source among the members of its group. The same question has the same answer, whoever
 * asks it.
 *
 * <p>Invariants:
 *
 * <ul>
 *   <li>D1: a partition that a member claims is that member's or nobody's, whether the leader sees it at the moment or
 *       not. To be moved it is first given up, and is given away in the assignment after that; so nobody ever owns what
 *       another one has not let go of.
 *   <li>D2: a partition that nobody claims goes to the member with the least that takes part for its topic, at once.
 *   <li>D3: only levelling moves what somebody owns. It happens when all members take part for the same topics, and
 *       moves only partitions of topics that were given away before that, or any when members have come or gone. Adding
 *       or removing a topic therefore moves no partition of another one.
 *   <li>D4: when members have come or gone and all take part for the same topics again, nobody has two partitions more
 *       than another.
 * </ul>
 */
final class Division {
    private static final Comparator<Load> BY_COUNT =
            Comparator.comparingInt(Load::count).thenComparing(Load::memberId);

    private final Map<String, Integer> partitions;
    private final List<Participant> members;
    private final Map<String, Load> loads = new TreeMap<>();

    private Division(Map<String, Integer> partitions, Collection<Participant> members) {
        this.partitions = new TreeMap<>(partitions);
        this.members =
                members.stream().sorted(Comparator.comparing(Participant::id)).toList();
        this.members.forEach(member -> loads.put(member.id(), new Load(member)));
    }

    /**
     * Divides.
     *
     * @param partitions how many partitions each topic has; a topic that does not exist is missing
     * @param members all members, at least one
     */
    static Shares divide(Map<String, Integer> partitions, Collection<Participant> members) {
        return new Division(partitions, members).shares();
    }

    private Shares shares() {
        Set<TopicPartition> claimed = keepWhatIsOwned();
        giveWhatIsFree(claimed);
        Memory memory = level();
        Map<String, List<TopicPartition>> byMember = new HashMap<>();
        loads.forEach((id, load) -> byMember.put(id, load.partitions()));
        return new Shares(byMember, memory);
    }

    /** D1. Of two that claim the same, the one that heard of it later is right; equals are both wrong. */
    private Set<TopicPartition> keepWhatIsOwned() {
        Map<TopicPartition, List<Participant>> claims = new HashMap<>();
        for (Participant member : members) {
            for (TopicPartition claim : member.claims()) {
                claims.computeIfAbsent(claim, partition -> new ArrayList<>()).add(member);
            }
        }
        claims.forEach((partition, claimants) -> owner(claimants)
                .filter(owner -> owner.topics().contains(partition.topic()))
                .ifPresent(owner -> loadOf(owner).keep(partition)));
        return claims.keySet();
    }

    private static Optional<Participant> owner(List<Participant> claimants) {
        int latest = claimants.stream().mapToInt(Participant::generation).max().orElseThrow();
        List<Participant> heardLast = claimants.stream()
                .filter(claimant -> claimant.generation() == latest)
                .toList();
        return heardLast.size() == 1 ? Optional.of(heardLast.get(0)) : Optional.empty();
    }

    private static int latestGeneration(List<Participant> members) {
        return members.stream().mapToInt(Participant::generation).max().orElseThrow();
    }

    private Load loadOf(Participant member) {
        Load load = loads.get(member.id());
        if (load == null) {
            throw new IllegalStateException("no member " + member.id());
        }
        return load;
    }

    /** D2. */
    private void giveWhatIsFree(Set<TopicPartition> claimed) {
        partitions.forEach((topic, count) -> {
            List<Load> takers = loads.values().stream()
                    .filter(load -> load.takesPartFor(topic))
                    .toList();
            Comparator<Load> byLoad = Comparator.comparingInt(Load::count)
                    .thenComparingInt(load -> load.countOf(topic))
                    .thenComparing(Load::memberId);
            for (int number = 0; number < count; number++) {
                TopicPartition partition = new TopicPartition(topic, number);
                if (!claimed.contains(partition)) {
                    takers.stream().min(byLoad).ifPresent(taker -> taker.give(partition));
                }
            }
        });
    }

    /** D3, D4. */
    private Memory level() {
        Memory last = members.get(0).memory();
        UUID roster = Memory.rosterOf(loads.keySet());
        boolean nobodyCameOrWent = last.roster().equals(roster)
                && members.stream().allMatch(member -> member.memory().isOfSameLevelling(last));
        Set<String> unsettled = unsettled();
        Set<String> topics = members.get(0).topics();
        if (!members.stream().allMatch(member -> member.topics().equals(topics))) {
            return nobodyCameOrWent
                    ? new Memory(roster, last.since(), unsettled)
                    : new Memory(Memory.NOBODY, 0, unsettled);
        }
        if (nobodyCameOrWent) {
            level(unsettled::contains);
            return new Memory(roster, last.since(), Set.of());
        }
        level(topic -> true);
        return new Memory(roster, latestGeneration(members), Set.of());
    }

    private Set<String> unsettled() {
        Set<String> byAny = new HashSet<>();
        Set<String> byAll = new HashSet<>(members.get(0).topics());
        Set<String> unsettled = new HashSet<>();
        for (Participant member : members) {
            byAny.addAll(member.topics());
            byAll.retainAll(member.topics());
            unsettled.addAll(member.memory().unsettled());
        }
        unsettled.retainAll(byAny);
        byAny.removeAll(byAll);
        unsettled.addAll(byAny);
        return unsettled;
    }

    /** Every turn makes the most loaded member one lighter, so there are no more turns than partitions. */
    private void level(Predicate<String> movable) {
        while (true) {
            Load least = loads.values().stream().min(BY_COUNT).orElseThrow();
            Optional<Load> most = loads.values().stream()
                    .filter(load -> load.hasKept(movable))
                    .max(BY_COUNT);
            if (most.isEmpty() || most.get().count() - least.count() < 2) {
                return;
            }
            most.get().release(movable, least).ifPresent(least::expect);
        }
    }
}
