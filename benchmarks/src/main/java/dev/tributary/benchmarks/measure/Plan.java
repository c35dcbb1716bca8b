package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.contender.Contender;
import dev.tributary.benchmarks.contender.ContenderCatalog;
import dev.tributary.benchmarks.workload.BulkWorkload;
import dev.tributary.benchmarks.workload.KillWorkload;
import dev.tributary.benchmarks.workload.Workload;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run shall measure.
 *
 * @param workloads one after the other
 * @param contenders alternating within each workload
 * @param rounds how often each has its turn
 * @param bytes volume of keys and values in a round, before a workload's share
 * @param warmUpShare share of the volume that is not counted
 * @param latencyWarmUp how long a steady stream runs in each turn before it counts; before the first round each
 *     contender runs for longer, once, uncounted
 * @param latencyCounted how long it counts
 * @param atMost after this no further turn begins
 */
public record Plan(
        List<Workload> workloads,
        List<Contender> contenders,
        int rounds,
        double bytes,
        double warmUpShare,
        Duration latencyWarmUp,
        Duration latencyCounted,
        Duration atMost) {

    /** Copies the lists. */
    public Plan {
        workloads = List.copyOf(workloads);
        contenders = List.copyOf(contenders);
    }

    /**
     * Rejects a workload in which nobody takes part: its topic would be loaded for nothing.
     *
     * @throws IllegalArgumentException naming it
     */
    public void requireTurns() {
        for (Workload workload : workloads) {
            if (workload instanceof KillWorkload && inTurn(workload).isEmpty()) {
                throw new IllegalArgumentException("None of --contenders "
                        + contenders.stream().map(Contender::name).collect(Collectors.joining(","))
                        + " takes part in " + workload.name() + ", which is for those that go on after a kill: "
                        + ContenderCatalog.all().stream()
                                .filter(Contender::resumes)
                                .map(Contender::name)
                                .collect(Collectors.joining(", ")));
            }
        }
    }

    private List<Contender> inTurn(Workload workload) {
        return contenders.stream()
                .filter(contender -> takesPart(workload, contender))
                .toList();
    }

    /** A limit is no copy, and who does not resume would copy everything again. */
    private static boolean takesPart(Workload workload, Contender contender) {
        if (workload instanceof KillWorkload) {
            return contender.resumes();
        }
        return workload instanceof BulkWorkload || contender.role() == Contender.Role.COPY;
    }

    /**
     * Those who take part, in the order of a round. Who begins changes from round to round, so that nobody always runs
     * on warmer brokers. With more of them than rounds the beginnings are spread, or the last would always be late.
     */
    List<Contender> orderInRound(Workload workload, int round) {
        List<Contender> order = new ArrayList<>(inTurn(workload));
        if (!order.isEmpty()) {
            int step = Math.max(1, order.size() / rounds);
            Collections.rotate(order, -((round - 1) * step % order.size()));
        }
        return order;
    }
}
