package dev.tributary.engine.batch.fetch;

import dev.tributary.engine.batch.memory.ByteBudget;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.apache.kafka.clients.FetchSessionHandler;
import org.apache.kafka.common.Node;

/** The lines to one broker. Used by one thread. */
final class BrokerLines {
    private final IntFunction<FetchSessionHandler> sessions;
    private final FetchSize size = new FetchSize();
    private final List<BrokerFetch> lines = new ArrayList<>();

    /**
     * None is open yet.
     *
     * @param sessions makes a fetch session for the broker of this number
     */
    BrokerLines(IntFunction<FetchSessionHandler> sessions) {
        this.sessions = sessions;
    }

    FetchSize size() {
        return size;
    }

    /** The lines to use now, at the broker's present address. */
    List<BrokerFetch> inUse(Node broker) {
        while (lines.size() < size.lines()) {
            lines.add(new BrokerFetch(broker, lines.size(), sessions.apply(broker.id()), size));
        }
        List<BrokerFetch> inUse = lines.subList(0, size.lines());
        inUse.forEach(line -> line.moveTo(broker));
        return List.copyOf(inUse);
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

    /** Whether nothing is under way. */
    boolean isIdle() {
        for (BrokerFetch line : lines) {
            if (!line.isIdle()) {
                return false;
            }
        }
        return true;
    }

    /** Forgets what is under way, because the connections are gone for good. */
    void abandon(ByteBudget budget) {
        lines.forEach(line -> line.abandon(budget));
    }
}
