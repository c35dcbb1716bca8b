package dev.tributary.benchmarks.contender;

import java.util.ArrayList;
import java.util.List;

/** The arguments that programs made of plain clients have in common. */
final class ClientArguments {

    private ClientArguments() {}

    static List<String> of(Job job) {
        List<String> arguments = new ArrayList<>();
        arguments.add("external=" + job.external());
        arguments.add("internal=" + job.internal());
        arguments.add("topic=" + job.topic());
        arguments.add("run=" + job.runId());
        arguments.add("partitions=" + job.shape().partitions());
        arguments.add(
                "threads=" + Math.min(TunedClients.PARALLELISM, job.shape().partitions()));
        TunedClients.consumer().forEach((name, value) -> arguments.add("consumer." + name + "=" + value));
        TunedClients.producer(job).forEach((name, value) -> arguments.add("producer." + name + "=" + value));
        return arguments;
    }
}
