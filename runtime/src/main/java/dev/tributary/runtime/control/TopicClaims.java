package dev.tributary.runtime.control;

import dev.tributary.runtime.source.DeclaredSource;
import dev.tributary.runtime.source.TopicOrigin;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Which source an internal topic belongs to: the one declared first, whether it flows or rests, so that pausing one
 * does not let the other into its topic. Every worker comes to the same answer, because all read the same store.
 * Immutable.
 */
final class TopicClaims {
    private final Map<String, Claimant> owners = new HashMap<>();

    /** The claims of these sources. */
    TopicClaims(Collection<Claimant> claimants) {
        claimants.stream()
                .sorted(Comparator.comparing(Claimant::createdAt).thenComparing(Claimant::id))
                .forEach(claimant -> claimant.internalTopics().forEach(topic -> owners.putIfAbsent(topic, claimant)));
    }

    /** The name of the source that each internal topic belongs to, for those of this source that are not its own. */
    Map<String, String> lostBy(Claimant claimant) {
        Map<String, String> lost = new HashMap<>();
        for (String topic : claimant.internalTopics()) {
            Claimant owner = owners.getOrDefault(topic, claimant);
            if (!owner.id().equals(claimant.id())) {
                lost.put(topic, owner.name());
            }
        }
        return lost;
    }

    /** A source and the internal topics that it names. */
    record Claimant(String id, String name, Instant createdAt, Instant updatedAt, List<String> internalTopics) {
        Claimant {
            internalTopics = List.copyOf(internalTopics);
        }

        static Claimant of(DeclaredSource source) {
            return new Claimant(
                    source.row().id(),
                    source.row().name(),
                    source.row().createdAt(),
                    source.row().updatedAt(),
                    source.topics().stream().map(TopicOrigin::internalTopic).toList());
        }
    }
}
