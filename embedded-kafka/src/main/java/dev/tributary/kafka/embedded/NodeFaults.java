package dev.tributary.kafka.embedded;

import java.util.concurrent.atomic.AtomicReference;
import kafka.server.FaultHandlerFactory;
import org.apache.kafka.server.fault.FaultHandler;
import org.apache.kafka.server.fault.FaultHandlerException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a broker's fatal faults inside the broker. Kafka's own handlers end the whole JVM, which is not ours to end.
 */
final class NodeFaults implements FaultHandlerFactory {

    private static final Logger log = LoggerFactory.getLogger(NodeFaults.class);

    private final AtomicReference<@Nullable Throwable> firstFatal = new AtomicReference<>();

    @Override
    public FaultHandler build(String name, boolean fatal, Runnable action) {
        return (message, cause) -> {
            FaultHandlerException fault = cause == null
                    ? new FaultHandlerException(name + ": " + message)
                    : new FaultHandlerException(name + ": " + message, cause);
            if (fatal) {
                firstFatal.compareAndSet(null, fault);
            }
            log.error("Embedded broker fault fatal={}", fatal, fault);
            action.run();
            return fault;
        };
    }

    /** The first fatal fault, or null when there was none. */
    @Nullable Throwable firstFatal() {
        return firstFatal.get();
    }
}
