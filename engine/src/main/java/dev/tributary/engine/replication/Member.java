package dev.tributary.engine.replication;

import dev.tributary.engine.Problem;
import dev.tributary.engine.clients.Failures;
import dev.tributary.engine.clients.Side;
import dev.tributary.engine.status.Finding;
import dev.tributary.engine.status.ProblemLog;
import java.time.Duration;
import java.util.Set;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerGroupMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Membership that survives: made anew, with all partitions lost, when the group's client fails. Used by the loop only.
 */
final class Member implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Member.class);
    private static final Duration RETRY_FIRST = Duration.ofMillis(500);
    private static final Duration RETRY_MOST = Duration.ofSeconds(15);
    /** A group of healthy members settles within a few seconds. */
    private static final Duration PROBLEM_AFTER = Duration.ofSeconds(30);

    private final Worker worker;
    private final SourceNames names;
    private final ProblemLog problems;
    private final Membership.Listener listener;
    private final Backoff backoff;
    private Set<String> wanted = Set.of();
    private long notBeforeNanos;
    private @Nullable Long outsideSinceNanos;
    private @Nullable Membership membership;
    private boolean unwell;

    Member(Worker worker, SourceNames names, ProblemLog problems, Membership.Listener listener) {
        this.worker = worker;
        this.names = names;
        this.problems = problems;
        this.listener = listener;
        this.backoff = new Backoff(RETRY_FIRST, RETRY_MOST, worker.random());
        this.notBeforeNanos = worker.clock().nanos();
    }

    /** Takes part for these internal topics from the next {@link #poll} on. */
    void subscribe(Set<String> internalTopics) {
        wanted = internalTopics;
    }

    /** Plays its part, waiting at most so long; false when there was nothing to wait for. */
    boolean poll(Duration atMost) {
        if (membership == null && wanted.isEmpty()) {
            isInside();
            return false;
        }
        if (membership == null && worker.clock().nanos() - notBeforeNanos < 0) {
            return false;
        }
        try {
            Membership present = present();
            present.subscribe(wanted);
            boolean waited = present.poll(atMost);
            if (present.joined()) {
                isInside();
            } else {
                isOutside();
            }
            return waited;
        } catch (InterruptException e) {
            throw e;
        } catch (KafkaException e) {
            failed(e);
            return false;
        }
    }

    /** It has the place that it wants, which may be none. */
    private void isInside() {
        outsideSinceNanos = null;
        if (unwell) {
            unwell = false;
            backoff.succeeded();
            problems.clear(this);
        }
    }

    /** The group's client waits for the group for as long as it takes, and says nothing. */
    private void isOutside() {
        long now = worker.clock().nanos();
        Long since = outsideSinceNanos;
        if (since == null) {
            outsideSinceNanos = now;
        } else if (!unwell && now - since > PROBLEM_AFTER.toNanos()) {
            unwell = true;
            problems.replace(
                    this,
                    Finding.ofSource(
                            Problem.Code.INTERNAL_UNREACHABLE,
                            "The internal cluster has given this worker no place in group " + names.groupId()
                                    + " for more than " + PROBLEM_AFTER.toSeconds() + " seconds",
                            "See that the internal topic __consumer_offsets has a leader and enough in-sync replicas"
                                    + " for each partition, and that no other worker of this source hangs; work goes"
                                    + " on by itself."));
        }
    }

    /** Whether the present topics have been settled with the group. */
    boolean joined() {
        Membership present = membership;
        return present == null ? wanted.isEmpty() : present.joined();
    }

    /**
     * Who we are in the group, for a commit.
     *
     * @throws CommitFailedException when we are nobody
     */
    ConsumerGroupMetadata metadata() {
        Membership present = membership;
        if (present == null) {
            throw new CommitFailedException("not a member of group " + names.groupId() + " at the moment");
        }
        return present.metadata();
    }

    @Override
    public void close() {
        Membership present = membership;
        membership = null;
        if (present != null) {
            present.close();
        }
    }

    private Membership present() {
        Membership present = membership;
        if (present == null) {
            present = new Membership(worker.settings(), names, listener);
            membership = present;
        }
        return present;
    }

    private void failed(KafkaException failure) {
        unwell = true;
        notBeforeNanos = worker.clock().nanos() + backoff.afterFailure().toNanos();
        problems.replace(
                this,
                Failures.explain(
                        Side.INTERNAL,
                        failure,
                        "taking part in group " + names.groupId(),
                        worker.settings().internalClientProperties()));
        Membership present = membership;
        membership = null;
        if (present != null) {
            try {
                present.abandon();
            } catch (KafkaException e) {
                LOG.debug("group={} closing the failed member failed too", names.groupId(), e);
            }
        }
    }
}
