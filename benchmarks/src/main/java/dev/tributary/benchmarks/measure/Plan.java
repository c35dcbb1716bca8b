package dev.tributary.benchmarks.measure;

import dev.tributary.benchmarks.contender.Contender;
import dev.tributary.benchmarks.workload.Workload;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

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

    /** Who begins changes from round to round, so that nobody always runs on warmer brokers. */
    List<Contender> orderInRound(int round) {
        int shift = (round - 1) % contenders.size();
        return Stream.concat(
                        contenders.subList(shift, contenders.size()).stream(), contenders.subList(0, shift).stream())
                .toList();
    }
}
