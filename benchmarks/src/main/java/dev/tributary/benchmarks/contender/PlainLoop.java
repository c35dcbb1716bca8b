package dev.tributary.benchmarks.contender;

import dev.tributary.benchmarks.child.PlainLoopMain;
import dev.tributary.benchmarks.process.ChildProcess;
import dev.tributary.benchmarks.process.JavaCommand;
import java.util.ArrayList;
import java.util.List;

/** The obvious program: poll a consumer, send each record with a producer, commit now and then. */
final class PlainLoop implements Contender {

    private final boolean transactional;

    PlainLoop(boolean transactional) {
        this.transactional = transactional;
    }

    @Override
    public String name() {
        return transactional ? "loop-tx" : "loop";
    }

    @Override
    public String guarantee() {
        return transactional ? "exactly once" : "at least once";
    }

    @Override
    public RunningContender start(Job job) {
        String internalTopic = job.runId() + "." + job.topic();
        List<String> arguments = new ArrayList<>(ClientArguments.of(job));
        arguments.add("internal.topic=" + internalTopic);
        arguments.add("transactional=" + transactional);
        arguments.add("commit.interval.ms=" + TunedClients.COMMIT_INTERVAL_MILLIS);
        ChildProcess process = job.workspace()
                .start(new JavaCommand(job.runId(), JvmOptions.KAFKA_TOOL, PlainLoopMain.class, arguments));
        return new RunningContender(process, internalTopic);
    }
}
