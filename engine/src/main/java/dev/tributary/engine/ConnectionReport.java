package dev.tributary.engine;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link ConnectionProbe} saw. Never holds record contents or secrets.
 *
 * @param checks what was looked at, in order; a step that an earlier failure made pointless is not among them
 * @param clusterId identity of the external cluster; null when it was not reached or gives none
 * @param partitions how many partitions each visible topic has, by name in order; null when the topics could not be
 *     listed
 */
public record ConnectionReport(
        List<Check> checks,
        @Nullable String clusterId,
        @Nullable Map<String, Integer> partitions) {

    /** Copies list and map. */
    public ConnectionReport {
        checks = List.copyOf(checks);
        partitions = partitions == null ? null : Collections.unmodifiableMap(new TreeMap<>(partitions));
    }

    /**
     * One thing that was looked at.
     *
     * @param step what it is
     * @param externalTopic the topic it is about; null when it is about more
     * @param message what was seen, in one sentence
     * @param remedy what to do about it, in one sentence; null when it is as it should be
     */
    public record Check(
            Step step,
            @Nullable String externalTopic,
            String message,
            @Nullable String remedy) {

        /** Rejects absent parts. */
        public Check {
            Objects.requireNonNull(step, "step");
            Objects.requireNonNull(message, "message");
        }

        /** Whether it is as it should be. */
        public boolean passed() {
            return remedy == null;
        }
    }

    /** What can be looked at, in this order. */
    public enum Step {
        /** One of the given addresses takes connections. */
        ADDRESSES,
        /** The cluster answers, and accepts whoever asks. */
        AUTHENTICATION,
        /** It is another cluster than the internal one, or at least nothing goes round in a circle. */
        CLUSTER,
        /** Every broker takes connections at the address that the cluster advertises for it. */
        BROKERS,
        /** The cluster shows topics. */
        TOPICS,
        /** One topic is there and may be read. */
        TOPIC
    }
}
