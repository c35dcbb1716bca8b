package dev.tributary.benchmarks.contender;

import dev.tributary.benchmarks.child.FetchOnlyMain;
import dev.tributary.benchmarks.child.ProduceOnlyMain;
import dev.tributary.benchmarks.process.ChildProcess;
import dev.tributary.benchmarks.process.JavaCommand;
import java.util.ArrayList;
import java.util.List;

/** Half of the work, by the standard client: what remains when the other half costs nothing. */
final class RawLimit implements Contender {

    private final Role role;

    RawLimit(Role role) {
        this.role = role;
    }

    @Override
    public String name() {
        return role == Role.FETCH_ONLY ? "fetch-only" : "produce-only";
    }

    @Override
    public String guarantee() {
        return "raw limit";
    }

    @Override
    public Role role() {
        return role;
    }

    @Override
    public RunningContender start(Job job) {
        String internalTopic = job.runId() + "." + job.topic();
        List<String> arguments = new ArrayList<>(ClientArguments.of(job));
        arguments.add("internal.topic=" + internalTopic);
        arguments.add("record.bytes=" + job.shape().recordBytes());
        arguments.add("codec=" + job.shape().codec());
        arguments.add("records=" + job.records());
        Class<?> program = role == Role.FETCH_ONLY ? FetchOnlyMain.class : ProduceOnlyMain.class;
        ChildProcess process =
                job.workspace().start(new JavaCommand(job.runId(), JvmOptions.KAFKA_TOOL, program, arguments));
        return new RunningContender(process, internalTopic);
    }
}
