package dev.tributary.engine.batch.produce;

import java.util.function.Function;
import org.apache.kafka.common.requests.AbstractRequest;
import org.apache.kafka.common.requests.AbstractResponse;
import org.apache.kafka.common.requests.FindCoordinatorRequest.CoordinatorType;

/**
 * A request to a coordinator.
 *
 * @param what what it does, for messages
 * @param type which coordinator
 * @param key the transactional id or group id that decides which broker that is
 * @param request the request
 * @param verdict reads the answer: takes over what it brings and tells what it comes to
 * @param whenDone runs when it has succeeded
 */
record CoordinatorCall(
        String what,
        CoordinatorType type,
        String key,
        AbstractRequest.Builder<?> request,
        Function<AbstractResponse, Verdict> verdict,
        Runnable whenDone) {}
