package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.batch.memory.ByteBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.apache.kafka.clients.FetchSessionHandler;
import org.apache.kafka.common.Node;

/** The lines to one broker. Used by one thread. */
final class BrokerLines {
    private final IntFunction<FetchSessionHandler> sessions;
    private final FetchSize size;
    private final List<BrokerFetch> lines = new ArrayList<>();
    private Node broker;

    /**
     * None is open yet.
     *
     * @param broker where it is now
     * @param timeoutMs how long it has for an answer, in milliseconds
     * @param sessions makes a fetch session for the broker of this number
     */
    BrokerLines(Node broker, int timeoutMs, IntFunction<FetchSessionHandler> sessions) {
        this.broker = broker;
        this.size = new FetchSize(timeoutMs);
        this.sessions = sessions;
    }

    FetchSize size() {
        return size;
    }

    /** The lines to use now, at the broker's present address. */
    List<BrokerFetch> inUse(Node now) {
        if (!now.equals(broker)) {
            broker = now;
            size.moved();
            lines.forEach(line -> line.moveTo(now));
        }
        while (lines.size() < size.lines()) {
            lines.add(new BrokerFetch(broker, lines.size(), sessions.apply(broker.id()), size));
        }
        return List.copyOf(lines.subList(0, size.lines()));
    }

    /** Whether something could be asked for over a line that is in use. */
    boolean hasIdle() {
        for (int line = 0; line < Math.min(size.lines(), lines.size()); line++) {
            if (lines.get(line).isIdle()) {
                return true;
            }
        }
        return lines.size() < size.lines();
    }

    /**
     * Whether something is under way that should be answered now.
     *
     * @param throttled what the broker, having asked to be left alone, does not answer on either
     */
    boolean expectsAnswers(Predicate<Node> throttled) {
        for (BrokerFetch line : lines) {
            if (!line.isIdle() && !throttled.test(line.node())) {
                return true;
            }
        }
        return false;
    }

    /** Whether this holds for any line, in use or not. */
    boolean hasAny(Predicate<Node> property) {
        for (BrokerFetch line : lines) {
            if (property.test(line.node())) {
                return true;
            }
        }
        return false;
    }

    /** Forgets what is under way, because the connections are gone for good. */
    void abandon(ByteBudget budget) {
        lines.forEach(line -> line.abandon(budget));
    }
}
