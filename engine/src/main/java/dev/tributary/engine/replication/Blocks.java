package dev.tributary.engine.replication;

import dev.tributary.engine.path.ReadFault;
import dev.tributary.engine.path.RecordRefusedException;
import dev.tributary.engine.status.Finding;
import dev.tributary.engine.status.ProblemLog;
import dev.tributary.engine.topics.TopicFindings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/**
 * Holds up partitions that cannot flow, tells why, and lets those go on that may have got well. Used by the source's
 * loop only.
 *
 * <p>Invariant B1: nothing moves a position but records read and an operator. A partition whose position has become
 * impossible stays where it is until somebody decides.
 */
final class Blocks {
    private static final Duration RETRY_FIRST = Duration.ofSeconds(4);
    private static final Duration RETRY_MOST = Duration.ofMinutes(1);
    /** How long a partition that is tried again must flow, or have nothing to do, until it counts as well. */
    private static final Duration PROBATION = Duration.ofSeconds(3);

    /** An impossible position whose surroundings are being asked about, so that the problem can name exact numbers. */
    private record Probe(
            OwnedPartition owned, ReadFault.OutOfRange fault, CompletableFuture<ExternalOffsets.Range> held) {}

    private final Ownership ownership;
    private final ProblemLog problems;
    private final BlockFindings findings;
    private final Worker worker;
    private final Supplier<Admin> external;
    private final List<Probe> probes = new ArrayList<>();
    private final Map<TopicPartition, Backoff> backoffs = new HashMap<>();

    Blocks(Ownership ownership, ProblemLog problems, SourceNames names, Worker worker, Supplier<Admin> external) {
        this.ownership = ownership;
        this.problems = problems;
        this.findings = new BlockFindings(names);
        this.worker = worker;
        this.external = external;
    }

    /** The reader found that it cannot read something any more. */
    void faulted(ReadFault fault) {
        if (fault instanceof ReadFault.OutOfRange outOfRange) {
            ownership.byExternal(outOfRange.partition()).ifPresent(owned -> outOfRange(owned, outOfRange));
        } else if (fault instanceof ReadFault.Unauthorized unauthorized) {
            ownership
                    .byExternal(unauthorized.partition())
                    .ifPresent(owned -> blockForNow(owned, findings.unreadable(owned)));
        } else if (fault instanceof ReadFault.Damaged damaged) {
            ownership
                    .byExternal(damaged.partition())
                    .ifPresent(owned -> blockForNow(owned, findings.damaged(owned, damaged)));
        } else if (fault instanceof ReadFault.Refused refused) {
            ownership.byExternal(refused.partition()).ifPresent(owned -> {
                owned.refusedAt(refused.offset());
                blockForNow(owned, findings.refused(owned, refused));
            });
        } else if (fault instanceof ReadFault.Recreated recreated) {
            ownership.byExternal(recreated.partition()).ifPresent(owned -> recreated(owned, recreated));
        }
    }

    /** Not for good: a broker that is behind may have told the reader. The next look at the position decides. */
    private void recreated(OwnedPartition owned, ReadFault.Recreated fault) {
        blockForNow(owned, findings.recreated(owned, fault.expectedTopicId(), fault.presentTopicId()));
    }

    /** The stored position counts in another log than the one that is there now; true when it does. */
    boolean isForeign(OwnedPartition owned, Origin stored, Origin present) {
        if (stored.otherCluster(present)) {
            blockForGood(owned, findings.clusterChanged(owned, stored, present));
            return true;
        }
        if (stored.otherTopic(present)) {
            blockForGood(owned, findings.recreated(owned, stored.topicId(), present.topicId()));
            return true;
        }
        return false;
    }

    /** The partition has no position, and others of its topic have one that counts in another log than is there now. */
    void followsForeign(OwnedPartition owned, Origin others, Origin present) {
        blockForGood(owned, findings.followsForeign(owned, others, present));
    }

    /** The internal cluster will not take a record. */
    void refused(RecordRefusedException refusal) {
        ownership.byExternal(refusal.external()).ifPresent(owned -> {
            owned.refusedAt(refusal.offset());
            blockForNow(owned, findings.refused(owned, refusal));
        });
    }

    /** The internal cluster does not let us write these topics. */
    void unwritable(Set<String> internalTopics, RuntimeException refusal) {
        for (OwnedPartition owned : ownership.all()) {
            if (internalTopics.contains(owned.internal().topic())) {
                blockForNow(owned, findings.unwritable(owned, refusal));
            }
        }
    }

    /** The internal topic puts its own timestamps in place of the records'. */
    void replacesTimestamps(String internalTopic) {
        for (OwnedPartition owned : ownership.all()) {
            if (owned.internal().topic().equals(internalTopic)) {
                blockForNow(owned, TopicFindings.replacesTimestamps(owned.mapping()));
            }
        }
    }

    /** Something of the partition was committed: it flows, unless it is only what was read before the trouble. */
    void flows(OwnedPartition owned) {
        if (owned.mayBecomeWell()) {
            well(owned);
        }
    }

    /** Reading starts; what was wrong before is over, unless that must still show. */
    void starts(OwnedPartition owned) {
        if (!owned.isOnProbation()) {
            problems.clear(owned.internal());
        }
    }

    /** These are no longer our concern. */
    void forget(Collection<TopicPartition> internal) {
        for (TopicPartition partition : internal) {
            problems.clear(partition);
            backoffs.remove(partition);
        }
        probes.removeIf(probe -> internal.contains(probe.owned().internal()));
    }

    /** Somebody changed the source: everything that is held up may be well now. */
    void retryAll() {
        ownership.in(OwnedPartition.Phase.BLOCKED).forEach(OwnedPartition::seek);
    }

    /** Lets time do its work: retries, ends of probation, answers. */
    void tick() {
        long now = worker.clock().nanos();
        for (OwnedPartition owned : ownership.all()) {
            if (owned.isRetryDue(now)) {
                owned.seek();
            } else if (owned.isProbationOver(now)) {
                well(owned);
            }
        }
        Iterator<Probe> pending = probes.iterator();
        while (pending.hasNext()) {
            Probe probe = pending.next();
            if (probe.held().isDone()) {
                pending.remove();
                if (probe.owned().is(OwnedPartition.Phase.BLOCKED)) {
                    tell(probe.owned(), findings.outOfRange(probe.owned(), probe.fault(), rangeOf(probe)));
                }
            }
        }
    }

    private void outOfRange(OwnedPartition owned, ReadFault.OutOfRange fault) {
        owned.blockForGood();
        try {
            probes.add(new Probe(
                    owned,
                    fault,
                    ExternalOffsets.range(external.get(), fault.partition()).toCompletableFuture()));
        } catch (KafkaException e) {
            // The client cannot be had: then without the numbers.
            tell(owned, findings.outOfRange(owned, fault, null));
        }
    }

    private static ExternalOffsets.@Nullable Range rangeOf(Probe probe) {
        return probe.held().isCompletedExceptionally() ? null : probe.held().join();
    }

    private void well(OwnedPartition owned) {
        owned.endProbation();
        backoffs.remove(owned.internal());
        problems.clear(owned.internal());
    }

    private void blockForGood(OwnedPartition owned, Finding why) {
        owned.blockForGood();
        tell(owned, why);
    }

    private void blockForNow(OwnedPartition owned, Finding why) {
        Duration wait = backoffs.computeIfAbsent(
                        owned.internal(), p -> new Backoff(RETRY_FIRST, RETRY_MOST, worker.random()))
                .afterFailure();
        owned.blockUntil(worker.clock().nanos() + wait.toNanos(), PROBATION.toNanos());
        tell(owned, why);
    }

    private void tell(OwnedPartition owned, Finding why) {
        problems.replace(owned.internal(), why);
    }
}
