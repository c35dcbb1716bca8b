package dev.tributary.engine.clients;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.InterruptException;

/** Waits for an admin client's answer. */
public final class Await {
    /** Admin calls end by their own timeout; this bound is for one that a user set without end. */
    private static final int AT_MOST_SECONDS = 90;

    private Await() {}

    /**
     * The answer.
     *
     * @throws KafkaException when there is none; the cause is what the cluster or the client said
     */
    public static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(AT_MOST_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            Throwable cause = Failures.unwrap(e);
            if (cause instanceof KafkaException known) {
                throw known;
            }
            throw new KafkaException(cause);
        } catch (TimeoutException e) {
            throw new org.apache.kafka.common.errors.TimeoutException("no answer within " + AT_MOST_SECONDS + " s", e);
        } catch (InterruptedException e) {
            throw new InterruptException(e);
        }
    }
}
