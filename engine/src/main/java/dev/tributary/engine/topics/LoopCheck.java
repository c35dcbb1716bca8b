package dev.tributary.engine.topics;

import dev.tributary.engine.Problem;
import dev.tributary.engine.TopicMapping;
import dev.tributary.engine.status.Finding;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether a source would read what it writes. */
final class LoopCheck {
    private LoopCheck() {}

    /** The loop that these topics would make, when both clusters are one. */
    static Optional<Finding> check(
            @Nullable String externalClusterId, @Nullable String internalClusterId, List<TopicMapping> topics) {
        if (externalClusterId == null || !externalClusterId.equals(internalClusterId)) {
            return Optional.empty();
        }
        Set<String> outputs = topics.stream().map(TopicMapping::internalTopic).collect(Collectors.toSet());
        List<String> looping = topics.stream()
                .map(TopicMapping::externalTopic)
                .filter(outputs::contains)
                .toList();
        if (looping.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(Finding.ofSource(
                Problem.Code.LOOP,
                "The external cluster is the internal one (cluster id " + internalClusterId
                        + "), and the source would write what it reads: " + String.join(", ", looping),
                "Take these topics out of the source, give it another prefix, or correct bootstrap.servers."));
    }
}
