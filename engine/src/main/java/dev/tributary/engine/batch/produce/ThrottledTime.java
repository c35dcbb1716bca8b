package dev.tributary.engine.batch.produce;

import dev.tributary.engine.batch.net.ClusterConnection;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.Node;

/**
 * Keeps count of how long batches wait only because a broker has asked to be left alone: a client's quota is used up,
 * and the broker reads nothing more from the connection for as long as it says. Used by one thread.
 */
final class ThrottledTime {
    private final ClusterConnection connection;
    /** When the brokers that were found throttled last may be asked again. */
    private final Map<Integer, Long> endsMs = new HashMap<>();

    ThrottledTime(ClusterConnection connection) {
        this.connection = connection;
    }

    /** Looks which brokers want to be left alone, and takes note of it with the partitions that wait for them. */
    void look(Collection<PartitionQueue> queues, long nowMs) {
        boolean anyBefore = !endsMs.isEmpty();
        endsMs.clear();
        for (Node node : connection.metadata().fetch().nodes()) {
            long forMs = connection.throttledForMs(node);
            if (forMs > 0) {
                endsMs.put(node.id(), nowMs + forMs);
            }
        }
        if (!anyBefore && endsMs.isEmpty()) {
            return;
        }
        for (PartitionQueue queue : queues) {
            queue.throttled(queue.isEmpty() ? nowMs : endsMs.getOrDefault(broker(queue), nowMs), nowMs);
        }
    }

    private int broker(PartitionQueue queue) {
        if (queue.isUnderWay()) {
            return queue.node();
        }
        return connection
                .metadata()
                .currentLeader(queue.partition())
                .leader
                .map(Node::id)
                .orElse(-1);
    }

    /** When the first of these brokers may be asked again, in milliseconds; in the future right after a look. */
    long soonestEndMs() {
        long soonest = Long.MAX_VALUE;
        for (long endMs : endsMs.values()) {
            soonest = Math.min(soonest, endMs);
        }
        return soonest;
    }
}
