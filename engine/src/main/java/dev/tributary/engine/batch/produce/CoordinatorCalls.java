package dev.tributary.engine.batch.produce;

import dev.tributary.engine.batch.net.ClusterConnection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.apache.kafka.clients.ClientResponse;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.message.FindCoordinatorRequestData;
import org.apache.kafka.common.message.FindCoordinatorResponseData.Coordinator;
import org.apache.kafka.common.protocol.Errors;
import org.apache.kafka.common.requests.FindCoordinatorRequest;
import org.apache.kafka.common.requests.FindCoordinatorRequest.CoordinatorType;
import org.apache.kafka.common.requests.FindCoordinatorResponse;
import org.apache.kafka.common.utils.Time;
import org.jspecify.annotations.Nullable;

/**
 * Carries requests to the transaction and group coordinators, one at a time: finds the coordinator, waits for it,
 * repeats what may be repeated until the call's time is up.
 *
 * <ul>
 *   <li><b>K1</b> Every call ends once: done, or failed with the reason.
 *   <li><b>K2</b> A coordinator that cannot be reached is looked up again: another broker may have taken over. One that
 *       has asked to be left alone for a while is waited for.
 * </ul>
 *
 * <p>Used by one thread.
 */
final class CoordinatorCalls {
    private static final long SHORTEST_BACKOFF_MS = 4;
    /** How long a coordinator may be out of reach until the others are asked whether it is still the one. */
    private static final long LONGEST_CONNECT_MS = 1_000;

    private static final long NOT_CONNECTING = -1;

    private final ClusterConnection connection;
    private final WriterSettings settings;
    private final Time time;
    private final Map<Coordinated, Node> coordinators = new HashMap<>();
    private @Nullable Current current;
    /** When it was looked last for what is due. */
    private long lookedMs;

    CoordinatorCalls(ClusterConnection connection, WriterSettings settings, Time time) {
        this.connection = connection;
        this.settings = settings;
        this.time = time;
    }

    /** What some broker coordinates: a transactional id or a group. */
    private record Coordinated(CoordinatorType type, String key) {}

    private static final class Current {
        private final CoordinatorCall call;
        private final Coordinated coordinated;
        private final Consumer<KafkaException> whenFailed;
        private final long deadlineMs;
        private boolean underWay;
        private long notBeforeMs;
        private long connectingSinceMs = NOT_CONNECTING;
        private long throttledUntilMs;
        private int attempts;
        private Errors lastError = Errors.NONE;

        Current(CoordinatorCall call, Consumer<KafkaException> whenFailed, long deadlineMs) {
            this.call = call;
            this.coordinated = new Coordinated(call.type(), call.key());
            this.whenFailed = whenFailed;
            this.deadlineMs = deadlineMs;
        }
    }

    boolean isBusy() {
        return current != null;
    }

    /** Begins a call; none may be under way. */
    void begin(CoordinatorCall call, long timeoutMs, Consumer<KafkaException> whenFailed) {
        if (current != null) {
            throw new IllegalStateException(call.what() + " begins while " + current.call.what() + " is under way");
        }
        current = new Current(call, whenFailed, time.milliseconds() + timeoutMs);
    }

    /** Forgets the call under way without telling anybody. */
    void abandon() {
        current = null;
    }

    /** When something is to be tried again, in milliseconds from now; the default when nothing is. */
    long nextAttemptInMs(long defaultMs) {
        Current one = current;
        if (one == null || one.underWay) {
            return defaultMs;
        }
        long dueMs = Math.max(one.notBeforeMs, one.throttledUntilMs);
        if (dueMs <= lookedMs) {
            return defaultMs;
        }
        // It may have become due since; then there is nothing else that would wake anybody.
        return Math.min(Math.max(1, dueMs - time.milliseconds()), defaultMs);
    }

    /** Sends what is due. */
    void progress() {
        Current one = current;
        if (one == null || one.underWay) {
            return;
        }
        long now = time.milliseconds();
        lookedMs = now;
        if (now >= one.deadlineMs) {
            end(new TimeoutException("the internal cluster did not " + one.call.what() + " in time"
                    + (one.throttledUntilMs == 0 ? "" : ", and its quota throttled us meanwhile")
                    + (one.lastError == Errors.NONE ? "" : ", last answer: " + one.lastError.message())));
            return;
        }
        if (now < one.notBeforeMs) {
            return;
        }
        Node coordinator = coordinators.get(one.coordinated);
        if (coordinator == null) {
            find(one);
        } else if (isReady(coordinator)) {
            one.underWay = true;
            one.connectingSinceMs = NOT_CONNECTING;
            connection.send(coordinator, one.call.request(), response -> answered(one, response));
        } else if (current == one) {
            await(coordinator, one, now);
        }
    }

    private void await(Node coordinator, Current one, long now) {
        long throttledForMs = connection.throttledForMs(coordinator);
        if (throttledForMs > 0) {
            // It is well, and the others would name it again.
            one.connectingSinceMs = NOT_CONNECTING;
            one.throttledUntilMs = now + throttledForMs;
            return;
        }
        if (one.connectingSinceMs == NOT_CONNECTING) {
            one.connectingSinceMs = now;
        }
        if (connection.isBroken(coordinator) || now - one.connectingSinceMs >= LONGEST_CONNECT_MS) {
            one.connectingSinceMs = NOT_CONNECTING;
            forget(coordinator);
            again(one);
        }
    }

    /** What else it coordinated is looked up again, too, instead of being waited for in its turn. */
    private void forget(Node unreachable) {
        coordinators.values().removeIf(unreachable::equals);
    }

    private boolean isReady(Node node) {
        if (connection.ready(node)) {
            return true;
        }
        AuthenticationException refused = connection.authenticationFailure(node);
        if (refused != null) {
            end(refused);
        }
        return false;
    }

    private void find(Current one) {
        Node any = connection.anyNode();
        if (any == null || !isReady(any)) {
            return;
        }
        one.underWay = true;
        FindCoordinatorRequestData data = new FindCoordinatorRequestData()
                .setKeyType(one.call.type().id())
                .setKey(one.call.key());
        connection.send(any, new FindCoordinatorRequest.Builder(data), response -> found(one, response));
    }

    private void found(Current one, ClientResponse response) {
        if (current != one) {
            return;
        }
        one.underWay = false;
        if (!(response.responseBody() instanceof FindCoordinatorResponse answer)) {
            again(one);
            return;
        }
        Coordinator coordinator = answer.coordinators().get(0);
        Errors error = Errors.forCode(coordinator.errorCode());
        switch (CoordinatorReaction.to(error)) {
            case DONE -> coordinators.put(one.coordinated, onItsOwnConnection(coordinator));
            case RETRY, FIND_AGAIN -> {
                one.lastError = error;
                again(one);
            }
            case MEMBER_GONE, FENCED, FAIL -> end(failure(one.call, Verdict.of(error)));
        }
    }

    /**
     * A broker deals with the requests of one connection one after the other, so over the one that batches go a
     * decision would wait for the next transaction's. The network client tells connections apart by the broker's
     * number; Kafka's consumer makes one for coordinators in the same way.
     */
    private static Node onItsOwnConnection(Coordinator coordinator) {
        return new Node(Integer.MAX_VALUE - coordinator.nodeId(), coordinator.host(), coordinator.port());
    }

    private void answered(Current one, ClientResponse response) {
        if (current != one) {
            return;
        }
        one.underWay = false;
        if (response.versionMismatch() != null) {
            end(response.versionMismatch());
            return;
        }
        if (!response.hasResponse()) {
            coordinators.remove(one.coordinated);
            again(one);
            return;
        }
        Verdict verdict = one.call.verdict().apply(response.responseBody());
        one.lastError = verdict.error();
        switch (CoordinatorReaction.to(verdict.error())) {
            case DONE -> {
                current = null;
                one.call.whenDone().run();
            }
            case RETRY -> again(one);
            case FIND_AGAIN -> {
                coordinators.remove(one.coordinated);
                again(one);
            }
            case MEMBER_GONE, FENCED, FAIL -> end(failure(one.call, verdict));
        }
    }

    private void again(Current one) {
        long backoff = Math.min(settings.retryBackoffMs(), SHORTEST_BACKOFF_MS << Math.min(one.attempts, 16));
        one.attempts++;
        one.notBeforeMs = time.milliseconds() + backoff;
    }

    private void end(KafkaException why) {
        Current one = current;
        current = null;
        if (one != null) {
            one.whenFailed.accept(why);
        }
    }

    private static KafkaException failure(CoordinatorCall call, Verdict verdict) {
        String message = "the internal cluster refused to " + call.what() + ": "
                + verdict.error().message();
        return switch (CoordinatorReaction.to(verdict.error())) {
            case MEMBER_GONE -> new CommitFailedException(message);
            case FENCED -> new ProducerFencedException(message);
            case DONE, RETRY, FIND_AGAIN, FAIL -> new KafkaException(message, verdict.exception());
        };
    }
}
