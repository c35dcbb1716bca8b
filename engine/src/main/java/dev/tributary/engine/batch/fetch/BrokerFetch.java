package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.batch.memory.ByteBudget;
import java.util.Map;
import org.apache.kafka.clients.FetchSessionHandler;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/** What is being fetched from one broker: one request at a time, because a fetch session allows no more. */
final class BrokerFetch {
    private final FetchSessionHandler session;
    private final FetchSize size = new FetchSize();
    private Node node;
    private @Nullable UnderWay underWay;

    BrokerFetch(Node node, FetchSessionHandler session) {
        this.node = node;
        this.session = session;
    }

    /**
     * A request that was sent.
     *
     * @param asked the partitions that it names or that its session implies
     * @param positions the offset at which each was asked for
     * @param sentMs when it was sent
     * @param reservedBytes what was reserved for the answer
     */
    record UnderWay(
            Map<TopicPartition, PartitionFetch> asked,
            Map<TopicPartition, Long> positions,
            long sentMs,
            int reservedBytes) {}

    Node node() {
        return node;
    }

    /** Takes note of a new address of the broker. */
    void moveTo(Node address) {
        node = address;
    }

    FetchSessionHandler session() {
        return session;
    }

    FetchSize size() {
        return size;
    }

    boolean isIdle() {
        return underWay == null;
    }

    void sent(UnderWay request) {
        underWay = request;
    }

    /** The request that was just answered. */
    UnderWay answered() {
        UnderWay request = underWay;
        if (request == null) {
            throw new IllegalStateException("node " + node.id() + " answered a fetch that was not sent");
        }
        underWay = null;
        return request;
    }

    /** Forgets a request whose connection is gone for good. */
    void abandon(ByteBudget budget) {
        if (underWay != null) {
            budget.release(underWay.reservedBytes());
            underWay = null;
        }
    }
}
