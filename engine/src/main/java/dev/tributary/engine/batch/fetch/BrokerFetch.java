package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.batch.memory.ByteBudget;
import java.util.Map;
import org.apache.kafka.clients.FetchSessionHandler;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * What is being fetched from one broker over one of the lines to it: one request at a time, because a fetch session
 * allows no more.
 */
final class BrokerFetch {
    /** The network client tells connections apart by the broker's number, so each line has one of its own. */
    private static final int NUMBERS_OF_A_LINE = 1 << 27;

    private final int line;
    private final FetchSessionHandler session;
    private final FetchSize size;
    private Node node;
    private @Nullable UnderWay underWay;

    /**
     * A line.
     *
     * @param line counts the broker's lines from 0
     * @param size what all of them learn together
     */
    BrokerFetch(Node broker, int line, FetchSessionHandler session, FetchSize size) {
        this.line = line;
        this.session = session;
        this.size = size;
        this.node = numbered(broker);
    }

    private Node numbered(Node broker) {
        return line == 0
                ? broker
                : new Node(
                        Integer.MAX_VALUE - line * NUMBERS_OF_A_LINE - broker.id(),
                        broker.host(),
                        broker.port(),
                        broker.rack());
    }

    /**
     * A request that was sent.
     *
     * @param asked the parts that it names or that its session implies
     * @param sentNanos when it was sent, by a clock that nobody sets
     * @param unpolledNanos for how long nobody had listened for answers until then, see
     *     {@link FetchAnswers#unpolledFor}
     * @param reservedBytes what was reserved for the answer
     */
    record UnderWay(Map<TopicPartition, PartRead> asked, long sentNanos, long unpolledNanos, int reservedBytes) {}

    /** Where its requests go to. */
    Node node() {
        return node;
    }

    /** Whether it is the one that is always there. */
    boolean isFirst() {
        return line == 0;
    }

    /** Takes note of a new address of the broker. */
    void moveTo(Node broker) {
        node = numbered(broker);
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
